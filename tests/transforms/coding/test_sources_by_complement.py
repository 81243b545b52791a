"""Sources whose verb is saying only with what stands behind it, and those whose act looks like a remark."""

from __future__ import annotations

import pytest

from tests.transforms.coding.coding import code_one


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Budapest called the new price cap pointless. Prague found it regrettable.", ["Budapest", "Prague"]),
        ("Warsaw considered the offer of a smaller depot inadequate, and signed nothing.", ["Warsaw"]),
        ("Defence Minister Ivo Lopes thinks Latvia will need a second depot by autumn.", ["Ivo Lopes"]),
        ("The bridge would stand for another year, Ivo Lopes thought, if nobody shelled it.", ["Ivo Lopes"]),
        ("Trucks had been held for a week without a reason, Ivo Lopes protested.", ["Ivo Lopes"]),
        ("Ivo Lopes put the fall in harvests down to mines in the fields.", ["Ivo Lopes"]),
        ("The company noted after a week of repairs that two turbines were beyond help.", ["company"]),
        ("Latvia demanded of its partners that the depot be moved.", ["Latvia"]),
        ("Ivo Lopes reproached the bank with delay, and Riga demanded explanations.", ["Ivo Lopes", "Riga"]),
        ("“It will take years,” Ivo Lopes corrected a reporter.", ["Ivo Lopes"]),
        ("The commander was able to say on Friday that the ridge was held.", ["commander"]),
        ("Ivo Lopes would only say that the talks went on.", ["Ivo Lopes"]),
        ("Ivo Lopes likened the harbour to a sieve.", ["Ivo Lopes"]),
        ("“It will take years,” Ivo Lopes said to reporters about the depot.", ["Ivo Lopes"]),
        ("“It will take years,” the minister said to her.", ["minister"]),
        ("The pilot, said to be hiding in Riga, was never found.", []),
        ("Ivo Lopes noted an office in Riga had been struck.", ["Ivo Lopes"]),
        ("The ministry stated it had shot down nine balloons.", ["ministry"]),
        ("The air force stated Latvia launched nine balloons.", ["air force"]),
        ("Ivo Lopes noted 12 shells fell on the depot, and the army stated several missed.", ["Ivo Lopes", "army"]),
        ("Ivo Lopes stated no balloon came near the depot.", ["Ivo Lopes"]),
        ("Ivo Lopes closed the depot. He noted three men were hurt there. He thought it was May.", ["Ivo Lopes"]),
        ("Latvia reached none of the aims it had stated a year ago.", []),
        ("Latvia gave up its publicly stated aims. The terms stated in the treaty were met.", []),
        ("Ivo Lopes noted aid that was sent.", []),
        ("Farmers of three Baltic states were paid, and the notes they were given were false.", []),
        ("Ivo Lopes swore in a government of nine.", []),
        ("Ivo Lopes pleaded guilty to theft.", []),
        ("Latvia gave Ukraine 40 trucks as the first of 90.", []),
        ("Followers of Ivo Lopes protested.", []),
        ("Latvia’s premier welcomed President Ivo Lopes to Riga.", []),
        ("Latvia’s premier welcomed the pledge of Ivo Lopes to Riga.", ["premier"]),
        ("The convoy was late, Ivo Lopes said when a reporter asked him about it.", ["Ivo Lopes"]),
        ("Ivo Lopes told Reuters in a telephone call that he was tired.", ["Ivo Lopes"]),
        ("Poland recalled its promise to pay for the depot.", ["Poland"]),
        ("Poland recalled that the ambassador had paid for the depot.", ["Poland"]),
        ("Poland recalled the ambassador.", []),
        ("Poland recalled three of its diplomats.", []),
        ("Media claims of a mutiny spread.", []),
        ("Social media says 40 men died.", []),
        ("Latvia’s state media says 40 men died. Local media says nine did.", ["state media", "Local media"]),
        ("Heavy fighting continued on the ridge with 40 attacks reported on Sunday, according to the army.", ["army"]),
        ("A brigade fighting there reported on Sunday that it had lost the ridge.", ["brigade"]),
        ("Ivo Lopes set out three conditions for a truce.", ["Ivo Lopes"]),
        ("Ivo Lopes laid out the case against the firm.", ["Ivo Lopes"]),
        ("Ivo Lopes spelled out how the force would work.", ["Ivo Lopes"]),
        ("Ivo Lopes set out to free the town under new terms.", []),
        ("Miners laid out a carpet for the guests.", []),
        ("Moscow set the town a deadline.", []),
        ("Ivo Lopes laughed off the report.", ["Ivo Lopes"]),
        ("Ivo Lopes waved away the charge.", ["Ivo Lopes"]),
        ("Ivo Lopes waved from the car.", []),
        ("Ivo Lopes corrected the toll to 28.", ["Ivo Lopes"]),
        ("The service raised the number of injured to 25.", ["service"]),
        ("The ministry raised the number of trains to 25.", []),
        ("Ivo Lopes said to broadcaster MTV that it was late.", ["Ivo Lopes"]),
        ("Ivo Lopes said to public radio that it was late.", ["Ivo Lopes"]),
        ("A man said to be a spy was held.", []),
        ("Ivo Lopes spoke to veterans in Tula of “a sacred duty”.", ["Ivo Lopes"]),
        ("Ivo Lopes spoke to veterans instead of “his own men”.", []),
        ("Ivo Lopes spoke with the widow of a “hero of labour”.", []),
        ("Ivo Lopes floated the idea of a land swap.", ["Ivo Lopes"]),
        ("Ivo Lopes floated down the river.", []),
        ("Ivo Lopes extended his condolences to the families.", ["Ivo Lopes"]),
        ("Latvia extended the ban by a year.", []),
        ("Ivo Lopes raised the possibility of a truce.", ["Ivo Lopes"]),
        ("Ivo Lopes bragged he had met the king.", ["Ivo Lopes"]),
        ("Ivo Lopes cast doubt on the talks, saying time was short.", ["Ivo Lopes"]),
        ("Four men were ordered held by a Polish court on Friday over alleged sabotage.", []),
        ("Two men were ordered held by a court in Riga on Friday amid alleged threats to the mayor.", []),
        ("A court in Riga alleged sabotage by four men.", ["court"]),
        ("In a call on Friday, Ivo Lopes set out “the implications of any help”, the Pentagon said.", ["Pentagon"]),
    ],
    ids=lambda value: str(value)[:50],
)
def test_complements(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers


def test_quote_behind_a_colon_is_no_next_sentence_s() -> None:
    rows = code_one("Ivo Lopes told the BBC that it was over: “The port is gone for good.” Anna Braun said she would stay.").attributions
    assert [(row.speaker, row.quote) for row in rows] == [("Ivo Lopes", "The port is gone for good."), ("Anna Braun", None)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The port was lost, for which Defence Minister Ivo Lopes said Riga must pay.", ["Ivo Lopes"]),
        ("Riga closed the port, to which Ivo Lopes objected.", ["Ivo Lopes"]),
        ("Ivo Lopes, in a long television show, would only say that talks went on.", ["Ivo Lopes"]),
        ("Riga got the trucks for which Kyiv asked.", []),
    ],
    ids=lambda value: str(value)[:50],
)
def test_relative_clauses(text: str, speakers: list[str]) -> None:
    assert [row.speaker for row in code_one(text).attributions if row.speaker] == speakers
