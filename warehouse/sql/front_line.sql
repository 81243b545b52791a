-- front_line: settlements claimed taken or freed.
-- Ground-combat bullets whose words tell of a change of hands, one row per place named (or one without a place where only a number is told, or a
-- settlement without a name). A town by which another spot is told ("a village near Lyman", "the Lyman sector") did not change hands and is no place here.
-- Nor does a town change hands where soldiers or weapons were taken in it, or attacks on it beaten back.
-- It reads the words: where they are withheld, as in a release, it has no rows.
-- `word` follows a list of English stems and does not understand "failed to": the sentence is beside it. Who calls it freed is a matter of side:
-- read claimed_for (whose forces are said to hold it now) and claimant_side, not the word.
CREATE VIEW front_line AS
WITH plain AS (
    SELECT
        *,
        CASE
            WHEN regexp_matches(text, '([Cc]aptur|[Ss]eiz| took | tak(en|es|ing) | under )') THEN regexp_replace(
                text,
                -- what takes place, and who takes part in it, takes no town
                '\b(took|taken|takes|taking) (place\b|part( in\b|[.,;]|$))'
                -- nor does who takes people or weapons, or takes people away
                || '|\b(captur(e|es|ed|ing)|seiz(e|es|ed|ing)|took|taken|takes|taking) '
                || '((the|an?|its|their|his|some|about|around|nearly|almost|over|more than|at least|up to|another|further|other|several|many|of|half a|dozens?|scores'
                || '|hundreds|thousands|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+(teen|ty)(-[a-z]+)?|\d[\d,.]*'
                || '|[A-Z]?[a-z]+(ian|ean|ese|eli)|North|enemy|foreign|western|wounded|abandoned|heavy|military|armou?red) )*'
                || '(soldiers?|troops|servicem[ae]n|fighters?|marines?|mercenar(y|ies)|conscripts?|officers?|commanders?|saboteurs?|prisoners?|captives?|hostages?'
                || '|m[ae]n|wom[ae]n|people|civilians?|residents?|citizens?|weapons?|arms|ammunition|munitions|equipment|guns?|rifles|tanks?|vehicles?|drones?)\b'
                || '|\b(was|were|been|be|being) (captured|seized|taken) (prisoner|captive|hostage|while|to)\b'
                || '|\b(soldiers?|troops|servicem[ae]n|fighters?|marines?|m[ae]n|people|civilians?|citizens?|prisoners?) (was|were|have been|had been) (captured|seized|taken)\b'
                -- nor is taken what stays with who has it
                || '|\b(remain(s|ed|ing)?|stay(s|ed)?|still) (firmly |fully )?under ([\w’''-]+ ){0,3}control\b',
                '',
                'gi'
            )
            ELSE text
        END AS words
    FROM bullets
    WHERE event_type = 'ground_combat' AND text <> ''
),
moves AS (
    SELECT
        * EXCLUDE (words),
        CASE
            WHEN regexp_matches(words, '\b(liberat|freed|frees|freeing|recaptur|retak|retook|regain|won back)', 'i') THEN 'freed'
            WHEN regexp_matches(
                words,
                '\b(captur|seiz|took|taken|takes|taking|occupied|occupies|fell|fallen|to fall|control (of|over)|under ([\w’''-]+ ){0,3}control)',
                'i'
            ) THEN 'taken'
        END AS word
    FROM plain
),
numbers AS (
    SELECT
        bullet_id,
        sum(low)::BIGINT AS settlements_low,
        CASE WHEN bool_or(high IS NULL) THEN NULL ELSE sum(high)::BIGINT END AS settlements_high
    FROM quantities
    WHERE metric = 'settlements' AND NOT subset
    GROUP BY bullet_id
),
sources AS (
    SELECT
        bullet_id,
        -- one struct: three times arg_min would pass over what the first source lacks, and take it from the next
        unnest(arg_min({'claimant': coalesce(speaker, agency), 'claimant_side': side, 'stance': stance}, ordinal))
    FROM attributions
    SEMI JOIN plain USING (bullet_id)
    GROUP BY bullet_id
),
named AS (
    SELECT p.*, left(b.text, p.span_start) AS before, substr(b.text, p.span_end + 1) AS after
    FROM places AS p
    JOIN bullets AS b USING (bullet_id)
    WHERE b.event_type = 'ground_combat' AND p.role = 'event' AND p.kind IN ('city', 'city_district', 'hromada')
),
towns AS (
    SELECT DISTINCT bullet_id, coalesce(name, text) AS place, admin1, lat, lon, geonameid
    FROM named
    WHERE NOT regexp_matches(
        before,
        -- what tells a spot by a town
        '(\b(near|nearby|around|outside|beside|beyond|towards?|between|close to|(roads?|highways?|railway|way|line) (to|from|between)'
        || '|(north|south|east|west)[a-z-]* of|(outskirts|approaches|edges?|rim|suburbs|direction) (of|to))'
        || '|(\b|\d)(km|kilomet(re|er)s?|miles?)( \([^)]*\))? (from|of|off|short of))'
        -- what may stand between: "the town of", other towns of the same list
        || ' (the )?([a-z]+ )?((town|city|village|settlement|hub|port)s? of )?(?-i:([A-Z][\w’''-]*( and |, | ))*)$',
        'i'
    )
    AND NOT regexp_matches(
        after,
        '^(?-i:((,| and) [A-Z][\w’''-]*)*)([’'']s?)?[ -](outskirts|approaches|suburbs|flanks?|directions?|sectors?|front|axis|area|roads?|highway|railway'
        || '|offensive|counter-?offensive|pocket|salient)\b',
        'i'
    )
)
SELECT
    coalesce(m.event_date_end, m.page_date) AS date,
    dated_by(m.event_date_end, m.event_date_precision) AS dated_by,
    t.place,
    coalesce(t.admin1, r.region) AS region,
    m.attacker AS claimed_for,
    m.word,
    n.settlements_low,
    n.settlements_high,
    s.claimant,
    s.claimant_side,
    s.stance,
    t.lat,
    t.lon,
    t.geonameid,
    m.text,
    m.page_date,
    m.bullet_id
FROM moves AS m
LEFT JOIN towns AS t USING (bullet_id)
LEFT JOIN numbers AS n USING (bullet_id)
LEFT JOIN sources AS s USING (bullet_id)
LEFT JOIN regions_told AS r ON r.bullet_id = t.bullet_id AND t.geonameid IS NULL
WHERE m.word IS NOT NULL OR (
    -- of the numbers without such a word not those of settlements that were only shelled, or defended
    n.bullet_id IS NOT NULL
    AND NOT regexp_matches(m.text, '\b(repel|repuls|beat(en)? (back|off)|fought off|fend|attack|assault|shell|bombard|clash|struck|strikes?\b|hit\b)', 'i')
);

COMMENT ON VIEW front_line IS 'Settlements claimed taken or freed, one row per place named; a claim, not a front line measured. Towns that only tell where another spot lies are left out. Read the sentence: the word list does not understand negation. Empty where the sentences are withheld, as in a release.';
COMMENT ON COLUMN front_line.date IS 'Last day on which it happened; the day of the page where the text names none (see dated_by)';
COMMENT ON COLUMN front_line.dated_by IS 'What date rests on: event (a day or a night), period (the past 24 hours, a week, a month: its last day), page (not said)';
COMMENT ON COLUMN front_line.place IS 'Settlement named; NULL where only a number is told, or a settlement by the name of a town nearby';
COMMENT ON COLUMN front_line.region IS 'First-level region, ISO 3166-2; of a place that the gazetteer lacks the only region told with it; NULL when not known';
COMMENT ON COLUMN front_line.claimed_for IS 'Side whose forces are said to have advanced, such as RU or UA; NULL when not said';
COMMENT ON COLUMN front_line.word IS 'taken or freed, by the words of the bullet; NULL: a number of settlements without either';
COMMENT ON COLUMN front_line.settlements_low IS 'At least so many settlements, told by the bullet as a whole: repeated on each of its rows; NULL: open or not told [settlements]';
COMMENT ON COLUMN front_line.settlements_high IS 'At most so many; NULL: open or not told [settlements]';
COMMENT ON COLUMN front_line.claimant IS 'First source of the bullet; NULL: the page''s own voice';
COMMENT ON COLUMN front_line.claimant_side IS 'State that source speaks for';
COMMENT ON COLUMN front_line.stance IS 'said, claimed, confirmed, denied and so on, of that source';
COMMENT ON COLUMN front_line.lat IS 'Latitude [degrees north, WGS 84]';
COMMENT ON COLUMN front_line.lon IS 'Longitude [degrees east, WGS 84]';
COMMENT ON COLUMN front_line.geonameid IS 'GeoNames id; NULL when unresolved';
COMMENT ON COLUMN front_line.text IS 'The bullet''s words';
COMMENT ON COLUMN front_line.page_date IS 'Day of the page';
COMMENT ON COLUMN front_line.bullet_id IS 'The bullet';
