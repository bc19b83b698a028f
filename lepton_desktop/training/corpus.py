"""The sentences that the text tower learns its teacher's meaning from.

Captions show how people speak of photographs but name few things; WordNet names nearly every thing there is
but speaks of none. The corpus has both, and sentences composed of WordNet's commoner words in the manner of captions.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WORDNET_FOLDER = Path("/usr/share/wordnet")
"""Where Debian's package ``wordnet-base`` puts WordNet's data files."""

# lexicographer files (https://wordnet.princeton.edu/documentation/lexnames5wn) of what a camera can see
VISIBLE_NOUNS = frozenset({4, 5, 6, 8, 13, 15, 17, 18, 20, 27})
_TEMPLATES = (
    "{}",
    "{}",
    "a photo of {a} {}",
    "a photo of {a} {}",
    "{a} {}",
    "{a} {}",
    "a close-up of {a} {}",
    "a picture of {a} {} in the background",
    "{a} {} in a field",
    "{a} {} at night",
    "there is {a} {} on the left",
    "two people next to {a} {}",
    "{a} {} on a table",
    "people looking at {a} {}",
    "a black and white photograph of {a} {}",
    "many {}s",
)
_COMPOSITIONS = (
    "{a} {adjective} {} beside {b} {other}",
    "{a} {} and {b} {other}",
    "{a} {adjective} {} in front of {b} {other}",
    "a man holding {a} {} near {b} {other}",
    "a woman with {a} {adjective} {}",
    "a child looks at {a} {} behind {b} {other}",
    "{a} {} on top of {b} {adjective} {other}",
    "photo of {a} {adjective} {} at sunset",
    "{other} with {}",
    "{adjective} {}",
)


@dataclass(frozen=True, slots=True)
class Synset:
    """One meaning of WordNet: the words that share it, the lexicographer file it stands in, and its gloss."""

    lexname: int
    words: tuple[str, ...]
    gloss: str


def read_synsets(path: Path) -> Iterator[Synset]:
    """Read a WordNet ``data.*`` file (format: wndb(5WN)).

    Raises FileNotFoundError when WordNet is not installed.
    """
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("  "):  # the licence at the head of the file
                continue
            fields, _, gloss = line.partition(" | ")
            parts = fields.split(" ")
            count = int(parts[3], 16)
            words = tuple(
                re.sub(r"\((a|p|ip)\)$", "", word).replace("_", " ") for word in parts[4 : 4 + 2 * count : 2]
            )
            yield Synset(int(parts[1]), words, gloss.strip())


def read_sense_counts(folder: Path) -> dict[str, int]:
    """How often each lemma was met in the texts that WordNet's makers tagged (``cntlist.rev``)."""
    counts: dict[str, int] = {}
    with (folder / "cntlist.rev").open(encoding="utf-8") as lines:
        for line in lines:
            key, _, number = line.split(" ")
            lemma = key.split("%")[0].replace("_", " ")
            counts[lemma] = counts.get(lemma, 0) + int(number)
    return counts


def article(word: str) -> str:
    """The indefinite article of a word, by its first letter."""
    return "an" if word[:1].lower() in "aeiou" else "a"


def wordnet_sentences(folder: Path, seed: int = 0) -> list[str]:
    """Sentences made of WordNet: every visible noun in templates, glosses, examples and compositions.

    Returns about 125,000 sentences, the same ones in the same order for the same seed.
    Raises FileNotFoundError when the folder lacks WordNet's data files.
    """
    if not (folder / "data.noun").is_file():
        raise FileNotFoundError(
            f"{folder / 'data.noun'}: WordNet is missing; install it (Debian: apt-get install wordnet-base) "
            "or name its folder with --wordnet"
        )
    rng = random.Random(seed)
    counts = read_sense_counts(folder)
    sentences: list[str] = []
    nouns: list[str] = []
    for synset in read_synsets(folder / "data.noun"):
        visible = synset.lexname in VISIBLE_NOUNS
        for word in synset.words[:2] if visible else synset.words[:1]:
            if not visible and counts.get(word.lower(), 0) < 2:
                continue
            known = counts.get(word.lower(), 0)
            latin = synset.lexname in (5, 20) and word.split()[-1][:1].isupper()
            if known == 0 and rng.random() < (0.9 if latin else 0.3):  # names that hardly anyone types
                continue
            nouns += [word] * min(1 + known, 8) if visible and known else []
            for template in rng.sample(_TEMPLATES, 1 if known == 0 else min(1 + known, 3)):
                sentences.append(template.format(word, a=article(word)))
        if visible and rng.random() < 0.25:
            sentences.append(synset.gloss.split(";")[0])
    adjectives = [
        s.words[0] for s in read_synsets(folder / "data.adj") if counts.get(s.words[0].lower(), 0) >= 2
    ]
    for part in ("verb", "adj", "noun", "adv"):
        for synset in read_synsets(folder / f"data.{part}"):
            sentences += [e for e in re.findall(r'"([^"]+)"', synset.gloss)[:1] if rng.random() < 0.4]
    for _ in range(25_000):
        noun, other, adjective = rng.choice(nouns), rng.choice(nouns), rng.choice(adjectives)
        template = rng.choice(_COMPOSITIONS)
        sentences.append(
            template.format(
                noun,
                other=other,
                adjective=adjective,
                a=article(adjective if "{a} {adjective}" in template else noun),
                b=article(adjective if "{b} {adjective}" in template else other),
            )
        )
    sentences = sorted({" ".join(s.split())[:200] for s in sentences})
    rng.shuffle(sentences)
    return sentences
