"""The order in which readings are settled once verbs have reached them: nouns, tolls and neighbours, parts of totals, people added up."""

from __future__ import annotations

from dataclasses import replace

from transforms.coding.quantities.breakdowns import mark_sums
from transforms.coding.quantities.by_context import from_context
from transforms.coding.quantities.by_noun import from_nouns
from transforms.coding.quantities.countable import counts
from transforms.coding.quantities.doubles import drop_rates_and_doubles, without_repeats
from transforms.coding.quantities.fates import died_elsewhere, died_later, from_everyone
from transforms.coding.quantities.gaps import fill_gaps, from_tallies
from transforms.coding.quantities.parts import mark_parts
from transforms.coding.quantities.readings import Reading
from transforms.coding.quantities.sums import added_up
from transforms.coding.quantities.tolls import from_comparisons, from_counts, from_tolls, mark_passed, mark_risen
from transforms.coding.quantities.wholes import all_downed, mark_wholes, told_along, told_in_turn, with_left_out_verb
from transforms.coding.text.split import Words


def settle(words: Words, readings: list[Reading]) -> list[Reading]:
    """Readings with metrics from context and subsets told from totals; what counts nothing is left out."""
    from_nouns(words, readings)
    from_tolls(words, readings)
    from_counts(words, readings)
    from_everyone(words, readings)
    with_left_out_verb(words, readings)
    if any(reading.metric for reading in readings):  # what follows goes by what is known of others
        if len(readings) > 1:
            told_in_turn(words, readings)
            told_along(words, readings)
            mark_wholes(words, readings)
            mark_parts(words, readings)
            mark_sums(words, readings)
        fill_gaps(words, readings)
        all_downed(words, readings)
    from_tallies(words, readings)
    from_context(words, readings)
    if not any(reading.metric for reading in readings):
        return []
    if len(readings) > 1:
        from_comparisons(words, readings)
        mark_risen(words, readings)
    mark_passed(words, readings)
    died_later(words, readings)
    died_elsewhere(words, readings)
    drop_rates_and_doubles(words, readings)
    kept = list[Reading]()
    for reading in readings:
        if reading.metric and not reading.drop and not reading.described:
            if reading.also_launched:  # "all 14 drones launched were destroyed" tells of 14 twice
                kept.append(replace(reading, metric="launched", also_launched=False))
            kept.append(reading)
    kept = [reading for n, reading in enumerate(kept) if counts(words, kept, n)]
    return without_repeats(words, added_up(words, kept))
