"""How figures are made, and what the words of the field mean, in the words readers get."""

from __future__ import annotations

METHOD = {  # by the words each begins with
    "Afstanden": "Afstanden regnes fra det seneste endelige tal. "
    "Det nyeste tal er foreløbigt, tegnes hult og vurderes ikke.",
    "Personer": "Personer rundes altid op. For aktiveringsgraden er det fuldtidspersoner, ikke mennesker.",
    "Procentpoint": "Procentpoint er forskellen mellem to andele; procent er en andel af et tal. De blandes aldrig.",
    "Skjulte tal": "Skjulte tal (for få personer) er et hul i kurven, aldrig nul.",
    "Det, der kommer af sig selv": "Det, der kommer af sig selv, er den bevægelse, årstiden normalt giver; "
    "den trækkes fra det, der kræves.",
    "Opgjort pr.": "Opgjort pr. viser tallene, som de var indlæst den dag. "
    "Er de indlæst senere, er de markeret som genskabt.",
}
WORDS = {
    "Pejlemærke": "Et område, planen sætter ind på, som regel i to år.",
    "Mål": "Det, jobcentret vil nå inden for et pejlemærke.",
    "Niveau": "Den værdi, et mål skal nå op på eller holde sig under.",
    "Udgangspunkt": "Den værdi, en ændring regnes fra.",
    "Indikator": "Det tal, målet følges med; på Jobindsats en måling.",
    "Aktiveringsgrad": "Aktiverede omregnet til fuld tid i forhold til fuldtidsmodtagere; ikke andelen, der er berørt.",
    "Fuldtidspersoner": "Personer omregnet til fuld tid på ydelsen.",
    "Foreløbig": "Kan stadig ændre sig, når sene registreringer kommer med.",
    "Diskretioneret": "Skjult, fordi tallet handler om for få personer.",
    "Databrud": "Tal før og efter er ikke gjort op på samme måde.",
    "Forslag": "Et niveau, nogen prøver af. Det ændrer ikke planen.",
}
