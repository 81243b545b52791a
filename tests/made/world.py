"""Where and among whom made days happen: real places (GeoNames, CC BY 4.0), invented people."""

from __future__ import annotations

import datetime as dt

EPOCH = dt.date(2022, 2, 24)

# name, GeoNames id, kind, region, country, latitude, longitude; the first of a region is the region itself
_GAZETTEER = """
Kharkiv region|706482|region|UA-63|UA|49.617|36.5
Kharkiv|706483|city|UA-63|UA|49.982|36.255
Kupiansk|703656|city|UA-63|UA|49.71|37.616
Vovchansk|689304|city|UA-63|UA|50.291|36.941
Izyum|707292|city|UA-63|UA|49.207|37.277
Donetsk region|709716|region|UA-14|UA|48.05|37.667
Pokrovsk|704422|city|UA-14|UA|48.28|37.177
Kramatorsk|704508|city|UA-14|UA|48.731|37.568
Siversk|694403|city|UA-14|UA|48.865|38.097
Toretsk|709354|city|UA-14|UA|48.395|37.848
Lyman|704204|city|UA-14|UA|48.99|37.808
Velyka Novosilka|690237|city|UA-14|UA|47.843|36.836
Kherson region|706442|region|UA-65|UA|46.641|32.616
Kherson|706448|city|UA-65|UA|46.637|32.615
Beryslav|712260|city|UA-65|UA|46.839|33.427
Zaporizhia region|687699|region|UA-23|UA|47.84|35.141
Zaporizhia|687700|city|UA-23|UA|47.852|35.117
Robotyne|695586|city|UA-23|UA|47.448|35.837
Orikhiv|698428|city|UA-23|UA|47.576|35.783
Sumy region|692196|region|UA-59|UA|51.083|34.033
Sumy|692194|city|UA-59|UA|50.917|34.799
Shostka|693942|city|UA-59|UA|51.864|33.473
Hlukhiv|707758|city|UA-59|UA|51.68|33.917
Dnipropetrovsk region|709929|region|UA-12|UA|48.467|35.031
Dnipro|709930|city|UA-12|UA|48.467|35.041
Nikopol|700051|city|UA-12|UA|47.568|34.391
Pavlohrad|697889|city|UA-12|UA|48.532|35.869
Odesa region|698738|region|UA-51|UA|46.458|30.748
Odesa|698740|city|UA-51|UA|46.486|30.744
Chernihiv region|710734|region|UA-74|UA|51.35|32.0
Chernihiv|710735|city|UA-74|UA|51.505|31.287
Kyiv region|703446|region|UA-32|UA|50.24|30.232
Kyiv|703448|city|UA-30|UA|50.455|30.524
Poltava region|696634|region|UA-53|UA|49.592|34.543
Poltava|696643|city|UA-53|UA|49.589|34.554
Lviv region|702549|region|UA-46|UA|49.717|23.917
Lviv|702550|city|UA-46|UA|49.838|24.023
Crimea|703883|region|UA-43|UA|45.0|34.0
Kerch|706524|city|UA-43|UA|45.357|36.475
Sevastopol|694423|city|UA-40|UA|44.608|33.521
Belgorod region|578071|region|RU-BEL|RU|50.75|37.5
Belgorod|578072|city|RU-BEL|RU|50.603|36.581
Shebekino|495112|city|RU-BEL|RU|50.413|36.925
Kursk region|538555|region|RU-KRS|RU|51.833|36.167
Kursk|538560|city|RU-KRS|RU|51.727|36.185
Bryansk region|571473|region|RU-BRY|RU|53.0|33.5
Bryansk|571476|city|RU-BRY|RU|53.271|34.321
Rostov region|501165|region|RU-ROS|RU|47.833|41.5
Taganrog|484907|city|RU-ROS|RU|47.236|38.905
Krasnodar region|542415|region|RU-KDA|RU|45.333|39.667
Tuapse|480716|city|RU-KDA|RU|44.1|39.083
Saratov region|498671|region|RU-SAR|RU|51.5|46.75
Saratov|498677|city|RU-SAR|RU|51.54|45.99
Moscow region|524925|region|RU-MOS|RU|55.75|37.5
"""
ENTRIES = [tuple(line.split("|")) for line in _GAZETTEER.strip().splitlines()]
REGIONS = {e[3]: e for e in reversed(ENTRIES) if e[2] == "region"}
CITIES = {"RU": [e for e in ENTRIES if e[4] == "UA" and e[2] == "city" and e[3] in REGIONS and e[3] != "UA-43"]}
CITIES["UA"] = [e for e in ENTRIES if e[2] == "city" and e[3] in ("UA-43", "RU-BEL", "RU-KRS", "RU-BRY", "RU-ROS", "RU-KDA", "RU-SAR")]
# the nearer the front, the more often: Kharkiv, Donetsk, Kherson and Zaporizhia come first in the list
WEIGHTS = {side: [1 / (1 + n) ** 0.45 for n in range(len(cities))] for side, cities in CITIES.items()}
GOVERNORS = ("Taras Pryklad", "Iryna Zrazok", "Bohdan Shablon", "Nadia Vzirets", "Pavlo Nibyto")
RUSSIANS = ("Gleb Obrazets", "Vera Primerova", "Fyodor Maketov")
FOREIGN = (
    ("Anna Beispiel", "Chancellor", "DE", "EUR", "euros"),
    ("John Placeholder", "President", "US", "USD", "dollars"),
    ("Lise Paradigme", "President", "FR", "EUR", "euros"),
    ("Ola Eksempel", "Prime Minister", "NO", "NOK", "kroner"),
    ("Jane Specimen", "Prime Minister", "GB", "GBP", "pounds"),
    ("Jan Voorbeeld", "Defence Minister", "NL", "EUR", "euros"),
    ("European Commission", None, "EU", "EUR", "euros"),
)
PEOPLE = {*GOVERNORS, *RUSSIANS, *(f[0] for f in FOREIGN if f[1])}
