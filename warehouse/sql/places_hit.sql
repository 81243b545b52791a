-- places_hit: the places where strikes were reported, per day and attacker.
-- What is told of a period (the past 24 hours, a month) stands on its last day: dated_by tells it apart, as in the other views.
-- Every place at which a strike bullet says something happened, its region included where the bullet names it: filter on kind. The tolls are of
-- the bullets whose own place it alone is, known to the gazetteer or not, summed as reported: the same strike may be told on two days.
-- One number "in Kharkiv and Kherson" is of neither.
CREATE VIEW places_hit AS
WITH named AS (
    -- a place that a bullet names twice was hit once
    SELECT DISTINCT
        bullet_id,
        coalesce(name, text) AS place,
        kind,
        admin1 AS region,
        country,
        lat,
        lon,
        geonameid,
        coalesce(geonameid::VARCHAR, lower(text)) AS spot
    FROM places
    WHERE role = 'event'
)
SELECT
    coalesce(b.event_date_end, b.page_date) AS date,
    dated_by(b.event_date_end, b.event_date_precision) AS dated_by,
    b.attacker,
    n.place,
    n.kind,
    -- a village that the gazetteer lacks has the region told with it
    coalesce(n.region, r.region) AS region,
    coalesce(n.country, r.country) AS country,
    n.lat,
    n.lon,
    n.geonameid,
    count(*) AS reports,
    sum(b.killed_low) FILTER (n.spot = o.spot AND n.kind = o.kind AND o.is_only)::BIGINT AS killed_low,
    sum(b.injured_low) FILTER (n.spot = o.spot AND n.kind = o.kind AND o.is_only)::BIGINT AS injured_low,
    min(b.bullet_id) AS first_bullet_id
FROM named AS n
JOIN bullets AS b USING (bullet_id)
JOIN own_places AS o USING (bullet_id)
LEFT JOIN regions_told AS r ON r.bullet_id = n.bullet_id AND n.geonameid IS NULL AND n.kind <> 'water'
WHERE b.event_type = 'strike'
GROUP BY ALL;

COMMENT ON VIEW places_hit IS 'Places where strikes were reported, per day and attacker; regions included where the bullet names them (filter on kind).';
COMMENT ON COLUMN places_hit.date IS 'Last day on which it happened; the day of the page where the text names none (see dated_by)';
COMMENT ON COLUMN places_hit.dated_by IS 'What date rests on: event (a day or a night), period (the past 24 hours, a week, a month: leave it out of days and of tolls by day), page (not said)';
COMMENT ON COLUMN places_hit.attacker IS 'Side that struck, such as RU or UA; NULL when not said';
COMMENT ON COLUMN places_hit.place IS 'Name of the place; as printed where it has no entry';
COMMENT ON COLUMN places_hit.kind IS 'city, city_district, hromada, district, region, facility, water or other';
COMMENT ON COLUMN places_hit.region IS 'First-level region, ISO 3166-2; of a place that the gazetteer lacks the only region told with it; NULL when not known';
COMMENT ON COLUMN places_hit.country IS 'Country, ISO 3166-1 alpha-2; NULL when unresolved';
COMMENT ON COLUMN places_hit.lat IS 'Latitude [degrees north, WGS 84]';
COMMENT ON COLUMN places_hit.lon IS 'Longitude [degrees east, WGS 84]';
COMMENT ON COLUMN places_hit.geonameid IS 'GeoNames id; NULL when unresolved';
COMMENT ON COLUMN places_hit.reports IS 'Bullets that tell of it';
COMMENT ON COLUMN places_hit.killed_low IS 'At least so many killed, over the bullets whose own place it alone is, all numbers of a bullet added up as in key_events; NULL: no number told [people]';
COMMENT ON COLUMN places_hit.injured_low IS 'At least so many injured, likewise [people]';
COMMENT ON COLUMN places_hit.first_bullet_id IS 'One of those bullets, the first by id';
