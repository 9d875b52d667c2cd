#include "core/storage/catalogschema.h"

using namespace Qt::StringLiterals;

namespace Peak {

const std::vector<Migration> &catalogSchema()
{
    static const std::vector<Migration> schema{
        {1,
            {
                uR"(CREATE TABLE state (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID)"_s,
                uR"(CREATE TABLE product (
                    id INTEGER PRIMARY KEY,
                    product_id TEXT NOT NULL UNIQUE,
                    name TEXT NOT NULL,
                    brand TEXT NOT NULL,
                    category TEXT NOT NULL,
                    strain TEXT NOT NULL,
                    description TEXT NOT NULL,
                    thc INTEGER,
                    thc_unit TEXT NOT NULL,
                    cbd INTEGER,
                    cbd_unit TEXT NOT NULL,
                    images TEXT NOT NULL,
                    tags TEXT NOT NULL,
                    visible INTEGER NOT NULL,
                    medical_only INTEGER NOT NULL,
                    min_price INTEGER NOT NULL,
                    stock INTEGER NOT NULL,
                    hash BLOB NOT NULL,
                    as_of INTEGER NOT NULL
                ) STRICT)"_s,
                uR"(CREATE INDEX product_name ON product (name COLLATE NOCASE, id) WHERE visible = 1)"_s,
                uR"(CREATE INDEX product_category ON product (category, name COLLATE NOCASE, id) WHERE visible = 1)"_s,
                uR"(CREATE INDEX product_brand ON product (brand, name COLLATE NOCASE, id) WHERE visible = 1)"_s,
                uR"(CREATE INDEX product_price ON product (min_price, id) WHERE visible = 1)"_s,
                uR"(CREATE TABLE product_value (
                    product_row INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
                    position INTEGER NOT NULL,
                    value_id TEXT NOT NULL,
                    label TEXT NOT NULL,
                    price INTEGER NOT NULL,
                    sale_price INTEGER,
                    currency TEXT NOT NULL,
                    weight_mg INTEGER NOT NULL,
                    thc_mg INTEGER NOT NULL,
                    stock INTEGER NOT NULL,
                    price_is_from INTEGER NOT NULL,
                    PRIMARY KEY (product_row, position)
                ) STRICT, WITHOUT ROWID)"_s,
                uR"(CREATE TABLE set_aside (product_id TEXT NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL) STRICT)"_s,

                uR"(CREATE VIRTUAL TABLE product_fts USING fts5 (name, brand, category, tags,
                    content = 'product', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2',
                    prefix = '1 2 3'))"_s,
                uR"(CREATE TRIGGER product_added AFTER INSERT ON product BEGIN
                    INSERT INTO product_fts (rowid, name, brand, category, tags)
                    VALUES (new.id, new.name, new.brand, new.category, new.tags); END)"_s,
                uR"(CREATE TRIGGER product_removed AFTER DELETE ON product BEGIN
                    INSERT INTO product_fts (product_fts, rowid, name, brand, category, tags)
                    VALUES ('delete', old.id, old.name, old.brand, old.category, old.tags); END)"_s,
                uR"(CREATE TRIGGER product_renamed AFTER UPDATE OF name, brand, category, tags ON product
                    WHEN (new.name, new.brand, new.category, new.tags) IS NOT (old.name, old.brand, old.category, old.tags)
                    BEGIN
                    INSERT INTO product_fts (product_fts, rowid, name, brand, category, tags)
                    VALUES ('delete', old.id, old.name, old.brand, old.category, old.tags);
                    INSERT INTO product_fts (rowid, name, brand, category, tags)
                    VALUES (new.id, new.name, new.brand, new.category, new.tags); END)"_s,
            }},
    };
    return schema;
}

} // namespace Peak
