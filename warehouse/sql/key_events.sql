-- key_events: one wide row per bullet: what happened, where, when, who says so, and the bounds of the casualties.
-- Bullets are reports, not events: the same strike may be told on two days. Start here, and go to the tables for more than one place or source.
CREATE VIEW key_events AS
WITH several AS (
    -- most bullets have one source, joined below: sorted lists for the others only, or the view takes twice the time
    SELECT
        bullet_id,
        array_to_string(list_sort(list_distinct(list(coalesce(speaker, agency)))), '; ') AS said_by,
        array_to_string(list_sort(list_distinct(list(side))), '; ') AS said_by_side,
        arg_min(quote, ordinal) FILTER (quote IS NOT NULL) AS quote
    FROM attributions SEMI JOIN (SELECT bullet_id FROM attributions WHERE ordinal > 1) USING (bullet_id)
    GROUP BY bullet_id
)
SELECT
    b.page_date,
    b.bullet_id,
    b.event_type,
    b.topic,
    b.attacker,
    b.event_date_start,
    b.event_date_end,
    b.event_date_precision,
    o.name AS place,
    o.kind AS place_kind,
    o.region,
    o.country,
    b.lat,
    b.lon,
    b.geo_precision,
    b.killed_low,
    b.killed_high,
    b.injured_low,
    b.injured_high,
    nullif(coalesce(s.said_by, a.speaker, a.agency), '') AS said_by,
    nullif(coalesce(s.said_by_side, a.side), '') AS said_by_side,
    coalesce(s.quote, a.quote) AS quote,
    b.text,
    b.section,
    b.position,
    b.is_event,
    pages.day_number,
    pages.url,
    b.page_id || '@' || pages.revision || '#' || printf('%02d', b.position) AS citation
FROM bullets AS b
JOIN pages USING (page_id)
LEFT JOIN own_places AS o USING (bullet_id)
LEFT JOIN attributions AS a ON a.bullet_id = b.bullet_id AND a.ordinal = 1
LEFT JOIN several AS s ON s.bullet_id = b.bullet_id;

COMMENT ON VIEW key_events IS 'One wide row per bullet: what happened, where, when, who says so, bounds of the casualties. Bullets are reports, not events: the same strike may be told on two days.';
COMMENT ON COLUMN key_events.page_date IS 'Day of the page';
COMMENT ON COLUMN key_events.bullet_id IS 'The bullet: page_id#position';
COMMENT ON COLUMN key_events.event_type IS 'Main claim (codebook section 2)';
COMMENT ON COLUMN key_events.topic IS 'Group of the section: fighting, diplomacy, military_aid, sanctions and so on';
COMMENT ON COLUMN key_events.attacker IS 'Side whose forces did it, such as RU or UA; NULL when not said or no violent event';
COMMENT ON COLUMN key_events.event_date_start IS 'First day on which it happened; NULL when not said';
COMMENT ON COLUMN key_events.event_date_end IS 'Last day on which it happened; NULL when not said';
COMMENT ON COLUMN key_events.event_date_precision IS 'day, night, period or month';
COMMENT ON COLUMN key_events.place IS 'Name of the most specific place where it happened; as printed where it has no entry';
COMMENT ON COLUMN key_events.place_kind IS 'facility, city, city_district, hromada, district, region, water or other';
COMMENT ON COLUMN key_events.region IS 'First-level region of that place, ISO 3166-2; Crimea is UA-43, Sevastopol UA-40; of one that the gazetteer lacks the only region that the bullet names with it';
COMMENT ON COLUMN key_events.country IS 'Country of that place, ISO 3166-1 alpha-2';
COMMENT ON COLUMN key_events.lat IS 'Latitude of that place [degrees north, WGS 84]';
COMMENT ON COLUMN key_events.lon IS 'Longitude of that place [degrees east, WGS 84]';
COMMENT ON COLUMN key_events.geo_precision IS 'place, district, region, or several for two equally specific places';
COMMENT ON COLUMN key_events.killed_low IS 'At least so many killed, subsets left out, rival numbers of two sides added up (codebook section 3; tolls has the larger); NULL: no number told [people]';
COMMENT ON COLUMN key_events.killed_high IS 'At most so many killed; NULL: open, or no number told [people]';
COMMENT ON COLUMN key_events.injured_low IS 'At least so many injured, subsets left out, rival numbers of two sides added up (codebook section 3; tolls has the larger); NULL: no number told [people]';
COMMENT ON COLUMN key_events.injured_high IS 'At most so many injured; NULL: open, or no number told [people]';
COMMENT ON COLUMN key_events.said_by IS 'Everybody named as a source, semicolons between; NULL: the page''s own voice';
COMMENT ON COLUMN key_events.said_by_side IS 'Whom they speak for: ISO 3166-1 alpha-2, EU, NATO or UN, semicolons between';
COMMENT ON COLUMN key_events.quote IS 'First quotation in the bullet; NULL: none, or withheld, as in a release';
COMMENT ON COLUMN key_events.text IS 'The bullet''s words';
COMMENT ON COLUMN key_events.section IS 'Heading above the bullet';
COMMENT ON COLUMN key_events.position IS 'Counts from 1 over the page';
COMMENT ON COLUMN key_events.is_event IS 'False for a disclaimer, which is of type other: leave it out of counts by kind';
COMMENT ON COLUMN key_events.day_number IS 'Day of the war as the page calls itself';
COMMENT ON COLUMN key_events.url IS 'Address of the page';
COMMENT ON COLUMN key_events.citation IS 'How to cite the bullet: page_id@revision#position';
