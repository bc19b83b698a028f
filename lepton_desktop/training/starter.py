"""The whole recipe of the built-in model, from captioned pictures to an open_clip model in a folder.

Five stages; each keeps what it made under the work folder, so that a run that was stopped goes on where it was:

1. the teacher speaks: sentence vectors of the corpus, the captions, the tokens and the class names;
2. the trunk looks: its early maps of every picture, in three views, and of drawings of a thousand named things;
3. the heads are drawn together on pictures and the teacher's vectors of their captions;
4. the text tower learns to say what teacher and sentence head say together;
5. tower, head and the trunk's last stages are aligned on captions and names, and written down as an open_clip model.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from lepton_desktop.encoders.starter_vision import CONCEPT_DIMENSIONS, LearnedHead
from lepton_desktop.training.align import (
    CLASS_TEMPLATES,
    AlignRecipe,
    Names,
    Questions,
    Views,
    align,
    class_vectors,
    picture_vectors,
    speak,
)
from lepton_desktop.training.array_cache import digest, save_atomically
from lepton_desktop.training.captions import CaptionedPicture, read_captions, split
from lepton_desktop.training.corpus import WORDNET_FOLDER, wordnet_sentences
from lepton_desktop.training.emoji import FONT, Drawn, EmojiFont
from lepton_desktop.training.export import export
from lepton_desktop.training.heads import HeadRecipe, SentenceHead, seen_from_maps, train_heads
from lepton_desktop.training.metrics import retrieval
from lepton_desktop.training.nouns import nouns_of
from lepton_desktop.training.pictures import View, load_trunk, see
from lepton_desktop.training.reach import reach
from lepton_desktop.training.teacher import teach
from lepton_desktop.training.text_tower import (
    CONTEXT,
    LessonRecipe,
    Lessons,
    new_tower,
    run_tower,
    teach_tower,
    token_texts,
    tokenise,
)


@dataclass(frozen=True, slots=True)
class StarterRecipe:
    """Everything that decides the result, beside the data."""

    views: int = 3
    """Of each picture."""
    heads: HeadRecipe = field(default_factory=HeadRecipe)
    grounds: int = 3
    """On which each named thing is drawn."""
    lessons: tuple[LessonRecipe, ...] = (
        LessonRecipe(),
        LessonRecipe(epochs=1, rate=6e-4, lengths=1.0, seed=1),
    )
    align: AlignRecipe = field(default_factory=AlignRecipe)
    concept_weight: float = 0.78
    """Of the model that comes out."""
    validate_every: int = 0
    """Keep every n-th training picture aside, to choose the numbers above; 0 trains on all of them."""


def equal_captions(pictures: Sequence[CaptionedPicture]) -> list[str]:
    """As many captions for each picture as the richest one has; a poorer one's are said again."""
    most = max(len(one.captions) for one in pictures)
    return [one.captions[i % len(one.captions)] for one in pictures for i in range(most)]


def principal_directions(vectors: NDArray[np.float16], dimensions: int) -> NDArray[np.float32]:
    """The orthonormal directions (384, dimensions) that keep most of the vectors' cosines (not centred)."""
    whole = vectors.astype(np.float32)
    _, directions = np.linalg.eigh(whole.T @ whole)
    return np.ascontiguousarray(directions[:, ::-1][:, :dimensions])


def unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rows at unit length; a row of nothing stays nothing."""
    scaled: NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return scaled


@torch.no_grad()
def lessons_of(
    sentences: list[str],
    vectors: NDArray[np.float16],
    reached: NDArray[np.float16],
    head: SentenceHead,
    directions: NDArray[np.float32],
) -> Lessons:
    """What the text tower should say of the sentences: the sentence head's vectors and the teacher's, reduced."""
    learned = torch.cat(
        [head(torch.from_numpy(v).float()) for v in np.array_split(vectors, len(vectors) // 4096 + 1)]
    )
    return Lessons(
        tokenise(sentences),
        learned.half().numpy(),
        unit(vectors.astype(np.float32) @ directions).astype(np.float16),
        reached,
    )


def class_sentences() -> list[list[str]]:
    """The names of ImageNet's thousand classes, in each of the templates."""
    from open_clip.zero_shot_metadata import IMAGENET_CLASSNAMES

    return [[template.format(name) for name in IMAGENET_CLASSNAMES] for template in CLASS_TEMPLATES]


def train_starter(
    pictures_folder: Path,
    captions_table: Path,
    work: Path,
    output: Path,
    *,
    wordnet: Path = WORDNET_FOLDER,
    emoji: Path = FONT,
    recipe: StarterRecipe | None = None,
    report: Callable[[str], None] = print,
) -> Path:
    """Train the built-in model and write it into `output`; returns the path of its weights.

    Raises CaptionsError, or FileNotFoundError for WordNet, the font, teacher or trunk, each saying what to install.
    """
    recipe = recipe or StarterRecipe()
    train, _ = split(read_captions(pictures_folder, captions_table))
    aside: list[CaptionedPicture] = []
    if recipe.validate_every:
        aside = train[:: recipe.validate_every]
        train = [p for i, p in enumerate(train) if i % recipe.validate_every]

    captions = equal_captions(train)
    corpus = wordnet_sentences(wordnet)
    spoken = teach(captions, work, "captions", report)
    corpus_vectors = teach(corpus, work, "corpus", report)
    token_vectors = teach(token_texts(), work, "tokens", report)

    font = EmojiFont(emoji)
    things = font.things()
    named = [question for thing in things for question in thing.questions]
    named_vectors = teach(named, work, "named", report)

    maps = [see([View(p.path, v) for p in train], work, f"early{v}", report) for v in range(recipe.views)]
    drawn_maps = [
        see([Drawn(font, one, n) for one in things], work, f"emoji{n}", report) for n in range(recipe.grounds)
    ]
    trunk = load_trunk()
    drawings = Views(drawn_maps, [seen_from_maps(trunk, one).probabilities for one in drawn_maps])
    views = [seen_from_maps(trunk, one) for one in maps]
    key = digest(repr(recipe.heads), str(recipe.views), *captions, *(p.path.name for p in train))
    per_picture = len(captions) // len(train)

    aside_maps = see([View(p.path, 0) for p in aside], work, "early-aside", report) if aside else None
    aside_captions = equal_captions(aside) if aside else []
    picture_of = np.repeat(np.arange(len(aside)), len(aside_captions) // max(1, len(aside)))

    heads_path = work / f"heads-{key}.pt"
    head = LearnedHead(recipe.heads.hidden, recipe.heads.queries, recipe.heads.dropout)
    sentence_head = SentenceHead(dropout=recipe.heads.dropout / 2)
    if not heads_path.is_file():
        by_picture = torch.from_numpy(spoken).view(len(train), per_picture, -1)
        check_heads = None
        if aside_maps is not None:
            before = seen_from_maps(trunk, aside_maps)
            aside_spoken = torch.from_numpy(teach(aside_captions, work, "aside", report)).float()

            @torch.no_grad()
            def check_heads(pictures: LearnedHead, sentences: SentenceHead) -> float:
                seen = pictures(*before.rows(torch.arange(len(aside))))
                found = retrieval(seen.numpy(), sentences(aside_spoken).numpy(), picture_of).text_to_image
                return (found.at_1 + found.at_5 + found.at_10) / 3

        trained = train_heads(views, by_picture, recipe.heads, check_heads, report)
        states = {"pictures": trained[0].state_dict(), "sentences": trained[1].state_dict()}
        save_atomically(heads_path, lambda path: torch.save(states, path))
    states = torch.load(heads_path, weights_only=True)
    head.load_state_dict(states["pictures"])
    sentence_head.load_state_dict(states["sentences"])
    sentence_head.eval()

    directions = principal_directions(np.concatenate([spoken, corpus_vectors]), CONCEPT_DIMENSIONS)
    all_of_it = np.ones(len(captions), np.float16)
    caption_lessons = lessons_of(captions, spoken, all_of_it, sentence_head, directions)
    first = spoken[::per_picture]
    corpus_lessons = lessons_of(
        corpus, corpus_vectors, reach(corpus_vectors, first), sentence_head, directions
    )
    name_lessons = lessons_of(named, named_vectors, reach(named_vectors, first), sentence_head, directions)
    torch.manual_seed(recipe.heads.seed)
    reduced = token_vectors.astype(np.float32) @ directions
    # about their mean: what single words have in common would drown what each says
    tower = new_tower(torch.from_numpy(unit(reduced - reduced.mean(axis=0))))
    together = Lessons(
        *(
            np.concatenate([getattr(caption_lessons, part), getattr(corpus_lessons, part)])
            for part in Lessons.__slots__
        )
    )
    for lessons in recipe.lessons:
        key = digest(key, repr(lessons), *corpus)
        teach_tower(tower, together, lessons, work / f"tower-{key}.pt", report)

    mean = torch.from_numpy(caption_lessons.concept.astype(np.float32)).mean(0)
    common = torch.nn.functional.normalize(mean, dim=-1)
    class_tokens = [tokenise(sentences) for sentences in class_sentences()]
    weight = recipe.concept_weight
    check = None
    if aside_maps is not None:
        aside_tokens = tokenise(aside_captions)

        def check(trunk: torch.nn.Module, tower: torch.nn.Module, head: LearnedHead) -> float:
            classes = class_vectors(tower, class_tokens, common)
            seen = picture_vectors(head, seen_from_maps(trunk, aside_maps), classes, weight)
            found = retrieval(
                seen.numpy(), speak(tower, aside_tokens, weight).numpy(), picture_of
            ).text_to_image
            report(f"held out: {found.as_json()}")
            return (found.at_1 + found.at_5 + found.at_10) / 3

        check(trunk, tower.eval(), head.eval())
    by_turn = [
        Lessons(*(getattr(caption_lessons, part)[i::per_picture] for part in Lessons.__slots__))
        for i in range(per_picture)
    ]
    nouns = nouns_of([one.captions for one in train], wordnet)
    asked = tokenise([question for of_one in nouns.questions for question in of_one])
    questions = Questions(asked.reshape(len(nouns.names), -1, CONTEXT), nouns.shown)
    key = digest(key, repr(recipe.align), str(recipe.grounds), *named)
    trunk, tower, head = align(
        trunk,
        tower,
        head,
        Views(maps, [one.probabilities for one in views]),
        by_turn,
        corpus_lessons,
        questions,
        Names(drawings, name_lessons),
        class_tokens,
        common,
        recipe.align,
        work / f"align-{key}.pt",
        check,
        report,
    )
    agreement = name_agreement(tower, class_tokens[1], work, directions, report)
    report(f"agreement with the teacher on the class names: {agreement:.3f}")
    return export(trunk, head, class_vectors(tower, class_tokens, common), weight, tower, output)


@torch.no_grad()
def name_agreement(
    tower: torch.nn.Module,
    tokens: NDArray[np.uint16],
    work: Path,
    directions: NDArray[np.float32],
    report: Callable[[str], None],
) -> float:
    """The mean cosine of the tower's concept part and the teacher's vector over "a photo of a CLASS"."""
    lessons = torch.from_numpy(
        unit(teach(class_sentences()[1], work, "names", report).astype(np.float32) @ directions)
    )
    _, concept = run_tower(tower, torch.from_numpy(tokens.astype(np.int64)))
    return float(torch.nn.functional.cosine_similarity(concept, lessons).mean())
