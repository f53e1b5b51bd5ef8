"""A page as tests read it: its elements, texts and sentences."""
import re
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "link", "br", "path", "rect", "circle", "ellipse", "polygon", "col", "input", "img"}
JARGON = [line for line in (Path(__file__).parent / "jargon.txt").read_text(encoding="utf-8").splitlines()
          if line and not line.startswith("#")]
WORDS_ON_AVERAGE = 15
MOST_WORDS = 25


class Page(HTMLParser):
    """The elements of a page as a tree of [tag, attributes, children]; texts are strings."""

    def __init__(self, text):
        super().__init__()
        self.root = ["", {}, []]
        self.open = [self.root]
        self.faults = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        element = [tag, dict(attrs), []]
        self.open[-1][2].append(element)
        if len(dict(attrs)) != len(attrs):
            self.faults.append(f"attribute twice in {tag}")
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.open[-1][2].append([tag, dict(attrs), []])

    def handle_endtag(self, tag):
        if self.open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes <{self.open[-1][0]}>")
        else:
            self.open.pop()

    def handle_data(self, data):
        self.open[-1][2].append(data)

    def all(self, tag=None, root=None):
        for child in (root or self.root)[2]:
            if isinstance(child, list):
                if tag is None or child[0] == tag:
                    yield child
                yield from self.all(tag, child)

    def by_id(self, name):
        return next(element for element in self.all() if element[1].get("id") == name)


def text_of(element, without=()):
    if isinstance(element, str):
        return element
    return "" if element[0] in without else "".join(text_of(child, without) for child in element[2])


def sentences_of(page):
    """The sentences that the program wrote itself; names and descriptions are those of the data (class data)."""
    def texts(element, data=False):
        for child in element[2]:
            if isinstance(child, list):
                data_inside = data or "data" in child[1].get("class", "").split()
                if child[0] in ("p", "li", "dd", "figcaption", "h3") and not data_inside:
                    if child[1].get("class") != "download" and not any(page.all("ul", child)):
                        yield text_of(child)
                elif child[0] != "svg":
                    yield from texts(child, data_inside)
    main = next(page.all("main"))
    return [sentence for text in texts(main)
            for sentence in re.split(r"(?<=[.?!]) (?=[A-Z0-9↑↓↔\"])", " ".join(text.split()))
            if len(sentence.split()) > 2]


def faults_of(sentences):
    """What is wrong with sentences for level B1."""
    lengths = [len(sentence.split()) for sentence in sentences]
    faults = [f"{len(sentence.split())} words: {sentence}" for sentence in sentences
              if len(sentence.split()) > MOST_WORDS]
    if sum(lengths) > WORDS_ON_AVERAGE * len(lengths):
        faults.append(f"{sum(lengths) / len(lengths):.1f} words on average")
    for sentence in sentences:
        if sentence.startswith("Financiën noemt dit"):
            continue
        own = re.sub(r'"[^"]*"', "", sentence).lower()  # names of the data stand between quotes
        faults += [f"{word}: {sentence}" for word in JARGON if word in own]
    return faults
