-- regions_told: the region that a bullet names around its event; one row per bullet that names places of one only.
-- A table, computed when the database is built, like own_places.
-- A village that the gazetteer lacks lies in it ("in the village of N, in the Sumy region"): a town named beside it says nothing of where it lies.
CREATE TABLE regions_told AS
SELECT bullet_id, min(admin1) AS region, min(country) AS country
FROM places
WHERE role = 'event' AND kind IN ('region', 'district', 'hromada')
GROUP BY bullet_id
HAVING min(admin1) = max(admin1)
ORDER BY bullet_id;

COMMENT ON TABLE regions_told IS 'The only first-level region whose whole, district or hromada a bullet names as a place of the event: a village that the gazetteer lacks lies in it. Computed with the database.';
COMMENT ON COLUMN regions_told.bullet_id IS 'The bullet';
COMMENT ON COLUMN regions_told.region IS 'First-level region, ISO 3166-2';
COMMENT ON COLUMN regions_told.country IS 'Country, ISO 3166-1 alpha-2';
