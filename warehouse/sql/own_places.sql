-- own_places: the most specific place where each bullet's event happened; one row per bullet that names one.
-- A table, computed when the database is built, since the views that need it would rank all places anew for every question.
-- A toll "in Kharkiv and Kherson" is one number of both, and so is one "in the city of Kherson and the Donetsk region": toll_region names a region only
-- where every place of the event, as specific or not, lies in it.
-- Where a town lies that the gazetteer lacks is not known, so a toll "in Kharkiv and Nowhere" is of no region; a facility that it lacks is one of the town
-- told with it ("the oil terminal in Novorossiysk").
-- A town by which another is told ("Brovary, east of Kyiv") is such a place too by the codebook; the words that tell them apart are not in a release,
-- whose views must give the same numbers.
-- A village that the gazetteer lacks has the region that the bullet names with it (see regions_told).
-- A city and a district of it ("Kyiv's Pecherskyi district") are one place: told with nothing but "of" or a comma between, and some kilometres apart.
-- Sevastopol, which is a region of its own, lies in Crimea, which says only where it is.
CREATE TABLE own_places AS
WITH placed AS (
    SELECT
        p.* REPLACE (coalesce(p.admin1, r.region) AS admin1, coalesce(p.country, r.country) AS country),
        coalesce(p.geonameid = b.place_id, false) AS is_own,
        CASE
            WHEN p.kind IN ('facility', 'city', 'city_district') THEN 1
            WHEN p.kind = 'hromada' THEN 2
            WHEN p.kind = 'district' THEN 3
            WHEN p.kind = 'region' THEN 4
            ELSE 5
        END AS rank
    FROM places AS p
    JOIN bullets AS b USING (bullet_id)
    LEFT JOIN regions_told AS r ON r.bullet_id = p.bullet_id AND p.geonameid IS NULL
    WHERE p.role = 'event'
),
cities_told AS (
    -- of a bullet's districts each with the city that it is told with
    SELECT DISTINCT d.bullet_id, d.ordinal, c.geonameid::VARCHAR AS city
    FROM placed AS d
    JOIN placed AS c ON c.bullet_id = d.bullet_id AND c.kind = 'city' AND c.admin1 = d.admin1
    WHERE
        d.kind = 'city_district'
        AND abs(c.lat - d.lat) < 0.25
        AND abs(c.lon - d.lon) < 0.4
        AND greatest(c.span_start - d.span_end, d.span_start - c.span_end) <= 4
),
ranked AS (
    SELECT p.*, coalesce(c.city, p.geonameid::VARCHAR, lower(p.text)) AS part_of
    FROM placed AS p
    LEFT JOIN cities_told AS c USING (bullet_id, ordinal)
),
per_bullet AS (
    SELECT
        bullet_id,
        CASE WHEN min(admin1) = max(admin1) AND count(*) FILTER (admin1 IS NULL AND kind NOT IN ('facility', 'water')) = 0 THEN min(admin1) END AS region,
        CASE WHEN min(country) = max(country) AND count(*) FILTER (country IS NULL AND kind NOT IN ('facility', 'water')) = 0 THEN min(country) END AS country
    FROM (FROM ranked QUALIFY admin1 IS DISTINCT FROM 'UA-43' OR count(*) FILTER (admin1 = 'UA-40') OVER (PARTITION BY bullet_id) = 0)
    GROUP BY bullet_id
),
per_rank AS (
    -- in each rank the first one, and the one that place_id names before all others (codebook section 4)
    SELECT
        bullet_id,
        min(CASE WHEN is_own THEN 0 ELSE rank END * 100000 + ordinal) AS turn,
        arg_min(
            {
                'name': coalesce(name, text),
                'kind': kind,
                'region': admin1,
                'country': country,
                'spot': coalesce(geonameid::VARCHAR, lower(text))
            },
            CASE WHEN is_own THEN 0 ELSE rank END * 100000 + ordinal
        ) AS place,
        count(DISTINCT part_of) = 1 AS is_only
    FROM ranked
    GROUP BY bullet_id, rank
)
SELECT bullet_id, place.*, b.region AS toll_region, b.country AS toll_country, is_only
FROM (SELECT bullet_id, arg_min(place, turn) AS place, arg_min(is_only, turn) AS is_only FROM per_rank GROUP BY bullet_id)
JOIN per_bullet AS b USING (bullet_id)
ORDER BY bullet_id;

COMMENT ON TABLE own_places IS 'The most specific place where the event of a bullet happened: one row per bullet that names one. Computed with the database; places has them all.';
COMMENT ON COLUMN own_places.bullet_id IS 'The bullet';
COMMENT ON COLUMN own_places.name IS 'Name of the place; as printed where it has no entry';
COMMENT ON COLUMN own_places.kind IS 'facility, city, city_district, hromada, district, region, water or other';
COMMENT ON COLUMN own_places.region IS 'First-level region, ISO 3166-2; Crimea is UA-43, Sevastopol UA-40; of a place that the gazetteer lacks the only one that the bullet names with it';
COMMENT ON COLUMN own_places.country IS 'Country, ISO 3166-1 alpha-2';
COMMENT ON COLUMN own_places.spot IS 'What tells places apart: the GeoNames id, else the words in lower case';
COMMENT ON COLUMN own_places.toll_region IS 'First-level region that a number of the bullet belongs to; NULL when places of its event lie in several, or it is not known where one lies';
COMMENT ON COLUMN own_places.toll_country IS 'Country that a number of the bullet belongs to; NULL when those places lie in several, or it is not known where one lies';
COMMENT ON COLUMN own_places.is_only IS 'True when no other place of the bullet is as specific, a district of the same city apart: a number of it is of this place alone';
