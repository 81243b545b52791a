-- who_said_what: every source of a claim with what it was about and how it was put.
-- One row per attribution: two quotes of one speaker are two rows. A name is as printed: one person may stand under two spellings.
CREATE VIEW who_said_what AS
SELECT
    a.page_date,
    a.speaker,
    a.speaker_kind,
    a.office,
    a.side,
    a.stance,
    a.verb,
    a.quote,
    a.channel,
    a.agency,
    b.event_type,
    b.topic,
    b.text,
    a.text AS evidence,
    a.span_start,
    a.span_end,
    a.ordinal,
    a.bullet_id
FROM attributions AS a
JOIN bullets AS b USING (bullet_id);

COMMENT ON VIEW who_said_what IS 'One row per source of a claim: who said it, for whom, how, through what, about what.';
COMMENT ON COLUMN who_said_what.page_date IS 'Day of the page';
COMMENT ON COLUMN who_said_what.speaker IS 'Full name of the person, else the organisation, else the unnamed role; NULL: an outlet by itself (agency)';
COMMENT ON COLUMN who_said_what.speaker_kind IS 'person, organisation or unnamed';
COMMENT ON COLUMN who_said_what.office IS 'Title as printed';
COMMENT ON COLUMN who_said_what.side IS 'State or body spoken for: ISO 3166-1 alpha-2, EU, NATO or UN';
COMMENT ON COLUMN who_said_what.stance IS 'said, claimed, confirmed, denied, accused, warned, promised or urged';
COMMENT ON COLUMN who_said_what.verb IS 'Verb of saying as printed';
COMMENT ON COLUMN who_said_what.quote IS 'The words between quotation marks; NULL: none, or withheld, as in a release';
COMMENT ON COLUMN who_said_what.channel IS 'Telegram, Facebook, X, television, statement and the like';
COMMENT ON COLUMN who_said_what.agency IS 'Outlet that carried it';
COMMENT ON COLUMN who_said_what.event_type IS 'Main claim of the bullet (codebook section 2)';
COMMENT ON COLUMN who_said_what.topic IS 'Group of the section';
COMMENT ON COLUMN who_said_what.text IS 'The bullet''s words';
COMMENT ON COLUMN who_said_what.evidence IS 'The words that name the source, exactly as printed';
COMMENT ON COLUMN who_said_what.span_start IS 'Where they begin in the bullet''s text [code points]';
COMMENT ON COLUMN who_said_what.span_end IS 'Where they end, exclusive [code points]';
COMMENT ON COLUMN who_said_what.ordinal IS 'The source in its bullet, as in attributions';
COMMENT ON COLUMN who_said_what.bullet_id IS 'The bullet';
