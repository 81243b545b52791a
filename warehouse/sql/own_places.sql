-- own_places: the most specific place where each bullet's event happened; one row per bullet that names one.
-- A table, computed when the database is built, since the views that need it would rank all places anew for every question.
CREATE TABLE own_places AS
SELECT bullet_id, place.*
FROM (
    SELECT
        p.bullet_id,
        arg_min(
            {
                'name': coalesce(p.name, p.text),
                'kind': p.kind,
                'region': p.admin1,
                'country': p.country,
                'spot': coalesce(p.geonameid::VARCHAR, lower(p.text))
            },
            -- the one that place_id names before all others, then by kind (codebook section 4)
            CASE
                WHEN p.geonameid = b.place_id THEN 0
                WHEN p.kind IN ('facility', 'city', 'city_district') THEN 1
                WHEN p.kind = 'hromada' THEN 2
                WHEN p.kind = 'district' THEN 3
                WHEN p.kind = 'region' THEN 4
                ELSE 5
            END * 100000 + p.ordinal
        ) AS place
    FROM places AS p
    JOIN bullets AS b USING (bullet_id)
    WHERE p.role = 'event'
    GROUP BY p.bullet_id
)
ORDER BY bullet_id;

COMMENT ON TABLE own_places IS 'The most specific place where the event of a bullet happened: one row per bullet that names one. Computed with the database; places has them all.';
COMMENT ON COLUMN own_places.bullet_id IS 'The bullet';
COMMENT ON COLUMN own_places.name IS 'Name of the place; as printed where the gazetteer has none';
COMMENT ON COLUMN own_places.kind IS 'facility, city, city_district, hromada, district, region, water or other';
COMMENT ON COLUMN own_places.region IS 'First-level region, ISO 3166-2; Crimea is UA-43, Sevastopol UA-40';
COMMENT ON COLUMN own_places.country IS 'Country, ISO 3166-1 alpha-2';
COMMENT ON COLUMN own_places.spot IS 'What tells places apart: the GeoNames id, else the words in lower case';
