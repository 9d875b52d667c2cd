#!/usr/bin/env python3
"""Makes demo.json: a shop's worth of real products in a form of no vendor.

    make_demo_catalog.py normalized_products.csv curaleaf_menu_2025-06-30.json.gz > demo.json

The two files are described in README.md beside this script. The same input always gives the same output.
Only facts are taken over: names, brands, categories, sizes, prices, stock and potency.
"""

import csv
import gzip
import hashlib
import json
import re
import sys
import unicodedata
import uuid

NAMESPACE = uuid.UUID("5b8f0a56-7b6a-5c41-9f0e-2d8b7a3c1e90")
MENU_SHOP = "curaleaf"  # Its rows in the table repeat what the menu file tells better.

CATEGORIES = {
    "FLOWER": "FLOWER",
    "PREROLLS": "PREROLL",
    "VAPORIZERS": "CARTRIDGE",
    "VAPE": "CARTRIDGE",
    "EDIBLES": "EDIBLE",
    "CONCENTRATES": "EXTRACT",
    "ACCESSORIES": "MERCH",
    "APPAREL": "MERCH",
    "TOPICALS": "TOPICAL",
    "TOPICAL": "TOPICAL",
    "TINCTURES": "TINCTURE",
    "ORAL": "PILL",
}
DRINKS = re.compile(r"\b(seltzer|soda|beverage|drink|cola|iced tea|root beer|tonic|shot)\b", re.IGNORECASE)
DEVICES = {"battery", "dab pen"}
STRAINS = {
    "INDICA": "INDICA",
    "SATIVA": "SATIVA",
    "HYBRID": "HYBRID",
    "INDICA_HYBRID": "INDICA HYBRID",
    "SATIVA_HYBRID": "SATIVA HYBRID",
    "HYBRID_SATIVA": "SATIVA HYBRID",
}
# Made up: the sources name almost no effects, and a kiosk's filters need some.
EFFECTS = {
    "INDICA": ["calm", "sleepy", "relaxed", "hungry"],
    "SATIVA": ["energetic", "focused", "creative", "uplifted"],
    "HYBRID": ["happy", "balanced", "social", "relaxed"],
}
# Assumed where a name tells no size: limits by weight are worth nothing without one.
USUAL_GRAMS = {"FLOWER": "3.5", "PREROLL": "1", "CARTRIDGE": "0.5", "EXTRACT": "1"}
SIZE = re.compile(r"(?<![\w.])(\d*\.?\d+)\s*(mg|g)\b", re.IGNORECASE)
PACK = re.compile(r"(\d+)\s*-?\s*(?:pk|pack|pc|pcs|ct)\b", re.IGNORECASE)
GARMENT = re.compile(r"-(XS|S|M|L|XL|2XL|3XL)$")


def number(seed, below):
    """A number that always comes out the same for the same text."""
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:6], "big") % below


def clean(text):
    """White space squeezed; emoji and control characters out."""
    spaced = " ".join(text.split())
    kept = "".join(c for c in spaced if unicodedata.category(c) not in ("So", "Cs", "Cc", "Cf", "Co", "Mn"))
    return re.sub(r" +", " ", kept).strip(" |-")


def category_of(raw, name, kind=""):
    word = CATEGORIES[re.sub(r"[^A-Z]", "", clean(raw).upper())]
    if word == "EDIBLE" and DRINKS.search(name):
        return "BEVERAGE"
    return "MERCH" if kind.lower() in DEVICES else word


def money(text):
    return f"{round(float(text) * 100) / 100:.2f}"


def plain(value):
    return f"{float(value):g}"


def stock_of(seed):
    """Where the source names no stock: mostly some, sometimes none."""
    return 0 if number(seed + "/none", 20) == 0 else 1 + number(seed + "/stock", 60)


def size_in(name, category, potency):
    """The package size as (value, unit, label, assumed): what the name tells, else what is usual in the category."""
    pack = PACK.search(name)
    suffix = f" {pack.group(1)}-Pack" if pack else ""
    found = SIZE.search(name)
    if category == "MERCH":
        return ("1", "ea", suffix.strip() or "Each", False)
    if found:
        value, unit = plain(found.group(1)), found.group(2).lower()
        return (value, unit, value + unit + suffix, False)
    if category in USUAL_GRAMS:
        return (USUAL_GRAMS[category], "g", USUAL_GRAMS[category] + "g" + suffix, True)
    if potency:
        return (plain(potency), "mg", plain(potency) + "mg" + suffix, True)
    return ("1", "ea", suffix.strip() or "Each", False)


def base_name(name, category):
    """The name without its size and without the "-H" of strain or garment, so that sizes of one product meet."""
    short = GARMENT.sub("", name) if category == "MERCH" else re.sub(r"-[ISH]$", "", name)
    if category != "MERCH":
        short = re.sub(r"\b\d*\.?\d+\s*(?:mg|g)\b", "", short, flags=re.IGNORECASE)
    short = re.sub(r"\(\s*\)|[-/|,]\s*(?=[/|])", "", short)
    return clean(short).rstrip(" /|-,x") or name


def size(shop, product, value, unit, label, price, stock, sale=None, assumed=False):
    entry = {
        "id": str(uuid.uuid5(NAMESPACE, f"{shop}/{product}/{label}")),
        "label": label,
        "value": value,
        "unit": unit,
        "price": money(price),
    }
    if sale is not None and 0 < float(sale) < float(price):
        entry["sale_price"] = money(sale)
    entry["stock"] = stock
    if assumed:
        entry["assumed"] = True
    return entry


def product(shop, key, name, brand, category, strain, **more):
    entry = {"id": str(uuid.uuid5(NAMESPACE, f"{shop}/{key}")), "shop": shop, "name": name, "category": category}
    if brand:
        entry["brand"] = brand
    if strain and category != "MERCH":
        entry["strain"] = strain
        words = EFFECTS[strain.split()[-1] if strain.split()[-1] in EFFECTS else "HYBRID"]
        first = number(key, len(words))
        entry["effects"] = sorted({words[first], words[(first + 1 + number(key + "2", 3)) % len(words)]})
    if category != "MERCH" and number(key + "/medical", 25) == 0:
        entry["medical_only"] = True
    entry.update({name: value for name, value in more.items() if value})
    return entry


def strain_of(raw):
    return STRAINS.get(raw.upper().replace(" ", "_"))


def from_table(rows):
    """The menu table: one row is one size; rows that differ in nothing but the size are one product."""
    products = {}
    for row in rows:
        shop = row["dispensary"]
        if shop == MENU_SHOP or not row["name"] or not row["price"]:
            continue
        name = clean(row["name"])
        if re.fullmatch(r"\$[\d.]+", name):  # A till's open price, not a product.
            continue
        category = category_of(row["category"], name)
        brand = clean(row["brand"])
        short = base_name(name, category)
        key = f"{category}/{brand}/{short}".lower()
        value, unit, label, assumed = size_in(name, category, row["potency"])
        garment = GARMENT.search(name)
        if category == "MERCH" and garment:
            label = garment.group(1)
        found = products.get((shop, key))
        if not found:
            thc = {}
            if row["potency"] and category in ("EDIBLE", "BEVERAGE", "PILL", "TINCTURE", "TOPICAL"):
                thc = {"thc": {"value": plain(row["potency"]), "unit": "mg"}}
            found = product(shop, key, short, brand, category, strain_of(row["strainType"]), **thc)
            found["sizes"] = []
            products[(shop, key)] = found
        if all(other["label"] != label for other in found["sizes"]):
            seed = f"{shop}/{key}/{label}"
            sale = float(row["price"]) * 0.8 if number(seed + "/sale", 10) == 0 else None
            found["sizes"].append(size(shop, key, value, unit, label, row["price"], stock_of(seed), sale, assumed))
    return list(products.values())


def potency(tests, which):
    found = (tests or {}).get(which)
    if not found or not found.get("value"):
        return None
    return {"value": plain(min(found["value"])), "unit": (found["unitAbbr"] or "%").lower()}


def from_menu(menu):
    """The full menu: products with their variants."""
    products = {}
    for item in menu:
        name = clean(item["name"])
        if re.fullmatch(r"\$[\d.]+", name):
            continue
        kind = (item["productType"] or {}).get("name") or ""
        category = category_of(item["category"]["name"], name, kind)
        strain = strain_of(((item["strain"] or {}).get("prevalence") or {}).get("name") or "")
        key = f"menu/{item['id']}/{name}"
        tests = next((v["labTests"] for v in item["variants"] if v["labTests"]), None)
        tags = sorted({clean(t["name"]).lower() for t in item["tags"]})
        brand = clean(item["brand"]["name"] or "")
        lab = {which: potency(tests, which) for which in ("thc", "cbd")}
        entry = product(MENU_SHOP, key, name, brand, category, strain, tags=tags, **lab)
        entry = products.setdefault(key, dict(entry, sizes=[]))  # Colours are listed as items of the same id.
        for variant in item["variants"]:
            packed = variant["unitSize"] or {"value": 1, "unitAbbr": "EA"}
            total = packed["value"] * (variant["unitsInPackage"] or 1)
            label = clean(variant["name"])
            if all(other["label"] != label for other in entry["sizes"]):
                stock = int(variant["availableQty"] or 0)
                unit = packed["unitAbbr"].lower()
                price, sale = variant["price"], variant["promoPrice"]
                entry["sizes"].append(size(MENU_SHOP, key, plain(total), unit, label, price, stock, sale))
    return list(products.values())


def awkward():
    """Ours, not the shops': what a kiosk must survive. Each says in "awkward" what is odd about it."""
    def one(what, name, category="EDIBLE", value="100", unit="mg", **changes):
        entry = product("awkward", what, name, "Test Bench", category, "HYBRID")
        entry.pop("medical_only", None)
        entry["awkward"] = what
        entry["sizes"] = [size("awkward", what, value, unit, value + unit, "10.00", 20)]
        for field in ("price", "stock", "tiers", "tier_name"):
            if field in changes:
                entry["sizes"][0][field] = changes.pop(field)
        entry.update(changes)
        return entry

    long_name = ("The Extraordinarily Long Reserve Harvest Late Summer Orchard Blend " * 2)[:119] + "."
    steps = [("0", "12.00"), ("3.5", "10.00"), ("7", "8.50"), ("14", "7.25")]
    tiers = [{"from": start, "price": price} for start, price in steps]
    twin = one("duplicated id", "Twin Gummies")
    return [
        one("no price", "Priceless Gummies", price=None),
        one("120-character name", long_name),
        one("unicode", "Crème Brûlée Ñandú 大麻 «Größe» Ω", "EXTRACT", "1", "g"),
        one("zero stock", "Sold Out Chocolate", stock=0),
        one("tier pricing", "Bulk Bin Blossom", "FLOWER", "1", "g", price=None, tiers=tiers, tier_name="Bulk flower"),
        one("fee", "Delivery Fee", "NON-INV", "1", "ea", price="5.50"),
        one("hidden", "Staff Sample", hidden=True),
        one("deactivated", "Last Year's Lollipop", active=False),
        twin,
        dict(twin, name="Twin Gummies Again"),
        one("negative stock", "Oversold Mints", stock=-3),
        one("weight 0 for flower", "Weightless Haze", "FLOWER", "3.5", "g", weight_g="0"),
    ]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], newline="", encoding="utf-8") as table:
        products = from_table(csv.DictReader(table))
    with gzip.open(sys.argv[2], "rt", encoding="utf-8") as menu:
        products += from_menu(json.load(menu))
    products.sort(key=lambda p: (p["name"], p["id"]))
    lines = [json.dumps(p, ensure_ascii=False, separators=(",", ":")) for p in products + awkward()]
    print('{"format":"peak-demo-catalog/1","currency":"USD","snapshot":"2025-06-30","products":[')
    print(",\n".join(lines))
    print("]}")


if __name__ == "__main__":
    main()
