-- air_war: what was sent through the air in a night and what became of it, by weapon and by the one who says so.
-- One row per bullet, attacker, weapon, claimant and region: competing claims stand side by side and are never merged. rival_claims counts the others of the same night,
-- attacker, weapon and region that are dated alike: a week's count is no rival of its last night's; a sum over rows would count a night as often as it is told.
-- A bullet has one attacker. What a side says it brought down came from the other one, although the bullet be about its own attack or name no attacker;
-- so did what it brought that down of: "65 of the 80 drones".
-- "205 drones and missiles, including 180 drones and 25 missiles" is a count of each kind too, since they add up to it; the whole has a row of its own.
-- A governor's count is of his region (see count_regions): keep region IS NULL for counts of a country.
CREATE VIEW air_war AS
WITH by_kinds AS (
    -- totals of weapons that the kinds told with them add up to
    SELECT bullet_id, metric, attribution_ordinal, min(ordinal) FILTER (NOT subset) AS whole
    FROM quantities
    WHERE metric IN ('launched', 'intercepted', 'hit') AND NOT (subset AND object = 'weapon')
    GROUP BY ALL
    HAVING bool_and(subset OR object = 'weapon')
        AND sum(low) FILTER (subset) = sum(low) FILTER (NOT subset)
        AND sum(high) FILTER (subset) IS NOT DISTINCT FROM sum(high) FILTER (NOT subset)
),
counts AS (
    -- `whole` is the number whose region they have
    SELECT c.*, coalesce(k.whole, c.ordinal) AS whole
    FROM claims AS c
    LEFT JOIN by_kinds AS k
        ON c.subset
        AND c.object <> 'weapon'
        AND k.bullet_id = c.bullet_id
        AND k.metric = c.metric
        AND k.attribution_ordinal IS NOT DISTINCT FROM c.attribution_ordinal
    WHERE c.metric IN ('launched', 'intercepted', 'hit') AND (NOT c.subset OR k.whole IS NOT NULL)
),
sent AS (
    SELECT
        counts.* REPLACE (
            CASE
                WHEN (claimant_side = attacker AND (metric = 'intercepted' OR span_end <= max(span_end) FILTER (metric = 'intercepted') OVER before))
                -- "shot down 65 of the 80 drones": both numbers
                OR (attacker IS NULL AND bool_or(metric = 'intercepted') OVER (PARTITION BY counts.bullet_id, attribution_ordinal))
                    THEN (MAP {:foes}::MAP(VARCHAR, VARCHAR))[claimant_side]
                ELSE attacker
            END AS attacker
        ),
        r.region
    FROM counts
    LEFT JOIN count_regions AS r ON r.bullet_id = counts.bullet_id AND r.ordinal = counts.whole
    WINDOW before AS (PARTITION BY counts.bullet_id, attribution_ordinal ORDER BY counts.ordinal)
),
told AS (
    SELECT
        bullet_id,
        date AS night,
        dated_by,
        page_date,
        attacker,
        region,
        object AS weapon,
        claimant,
        claimant_side,
        -- who is cited twice in a bullet is one claimant; only sources without a name are told apart by their place in it
        CASE WHEN claimant IS NULL THEN attribution_ordinal END AS nameless,
        sum(low) FILTER (metric = 'launched') AS launched_low,
        CASE WHEN bool_or(high IS NULL) FILTER (metric = 'launched') THEN NULL ELSE sum(high) FILTER (metric = 'launched') END AS launched_high,
        sum(low) FILTER (metric = 'intercepted') AS intercepted_low,
        CASE WHEN bool_or(high IS NULL) FILTER (metric = 'intercepted') THEN NULL ELSE sum(high) FILTER (metric = 'intercepted') END AS intercepted_high,
        sum(low) FILTER (metric = 'hit') AS hit_low,
        CASE WHEN bool_or(high IS NULL) FILTER (metric = 'hit') THEN NULL ELSE sum(high) FILTER (metric = 'hit') END AS hit_high,
        bool_or(approximate) AS approximate
    FROM sent
    GROUP BY ALL
)
SELECT
    night,
    dated_by,
    attacker,
    region,
    weapon,
    claimant,
    claimant_side,
    launched_low::BIGINT AS launched_low,
    launched_high::BIGINT AS launched_high,
    intercepted_low::BIGINT AS intercepted_low,
    intercepted_high::BIGINT AS intercepted_high,
    hit_low::BIGINT AS hit_low,
    hit_high::BIGINT AS hit_high,
    -- least() passes over NULL: a missing number must not become a share of 1
    CASE WHEN launched_high > 0 AND intercepted_low IS NOT NULL THEN least(1, intercepted_low / launched_high) END AS share_low,
    CASE WHEN launched_low > 0 AND intercepted_high IS NOT NULL THEN least(1, intercepted_high / launched_low) END AS share_high,
    approximate,
    count(*) OVER (PARTITION BY night, dated_by, attacker, region, weapon) - 1 AS rival_claims,
    page_date,
    bullet_id
FROM told;

COMMENT ON VIEW air_war IS 'Per night: launched, intercepted, hit, by weapon and claimant; one row per bullet, attacker, weapon, claimant and region. Competing claims stand side by side, never merged: do not sum a night over its rows.';
COMMENT ON COLUMN air_war.night IS 'Last day of the night or day; the day of the page where the text names none (see dated_by)';
COMMENT ON COLUMN air_war.dated_by IS 'What night rests on: event (a day or a night), period (the past 24 hours, a week: leave it out of a series of nights), page (not said)';
COMMENT ON COLUMN air_war.attacker IS 'Side that launched, such as RU or UA; of what a side says it brought down, and of how many, the other one; of what it says in the same breath was launched too where the bullet names no attacker; NULL when not said';
COMMENT ON COLUMN air_war.region IS 'Region that the count is of alone, ISO 3166-2 (see count_regions); NULL: of the country, of several regions, or not told';
COMMENT ON COLUMN air_war.weapon IS 'drone, missile, bomb, rocket, shell, aircraft, vessel or weapon (not said which, or several kinds together: those that add up to it have rows of their own)';
COMMENT ON COLUMN air_war.claimant IS 'Who says so, through attribution_ordinal; NULL: the page''s own voice';
COMMENT ON COLUMN air_war.claimant_side IS 'State the claimant speaks for';
COMMENT ON COLUMN air_war.launched_low IS 'At least so many launched; NULL: open ("up to 70") or not told [weapons]';
COMMENT ON COLUMN air_war.launched_high IS 'At most so many launched; NULL: open or not told [weapons]';
COMMENT ON COLUMN air_war.intercepted_low IS 'At least so many brought down, jammed or lost from radar; NULL: open or not told [weapons]';
COMMENT ON COLUMN air_war.intercepted_high IS 'At most so many brought down; NULL: open or not told [weapons]';
COMMENT ON COLUMN air_war.hit_low IS 'At least so many reached a target; NULL: open or not told, which is not zero [weapons]';
COMMENT ON COLUMN air_war.hit_high IS 'At most so many reached a target; NULL: open or not told [weapons]';
COMMENT ON COLUMN air_war.share_low IS 'Least share intercepted, by the same claimant in the same bullet; NULL when either number is missing [0..1]';
COMMENT ON COLUMN air_war.share_high IS 'Greatest share intercepted, likewise [0..1]';
COMMENT ON COLUMN air_war.approximate IS 'True when one of the numbers is';
COMMENT ON COLUMN air_war.rival_claims IS 'Other rows about the same night, attacker, region and weapon: another claimant or another telling; only rows of the same dated_by';
COMMENT ON COLUMN air_war.page_date IS 'Day of the page';
COMMENT ON COLUMN air_war.bullet_id IS 'The bullet that says so';
