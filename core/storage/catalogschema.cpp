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
        {2,
            {
                uR"(ALTER TABLE product ADD COLUMN on_sale INTEGER NOT NULL DEFAULT 0)"_s,
                uR"(UPDATE product SET on_sale = 1 WHERE id IN
                    (SELECT product_row FROM product_value WHERE sale_price IS NOT NULL))"_s,
                // What lists are filtered and sorted by, in one place: a page needs the rows themselves only at the
                // end.
                uR"(CREATE INDEX product_facts ON product (category, strain, min_price, stock, on_sale,
                    thc_unit, thc, cbd_unit, cbd, brand, name COLLATE NOCASE, visible))"_s,
                uR"(CREATE TABLE product_tag (
                    tag TEXT NOT NULL,
                    product_row INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
                    PRIMARY KEY (tag, product_row)
                ) STRICT, WITHOUT ROWID)"_s,
                uR"(CREATE INDEX product_tag_product ON product_tag (product_row))"_s,
                uR"(INSERT OR IGNORE INTO product_tag
                    SELECT json_each.value, product.id FROM product, json_each(product.tags))"_s,
                uR"(CREATE TRIGGER product_tagged AFTER INSERT ON product BEGIN
                    INSERT OR IGNORE INTO product_tag SELECT value, new.id FROM json_each(new.tags); END)"_s,
                uR"(CREATE TRIGGER product_tagged_anew AFTER UPDATE OF tags ON product WHEN new.tags IS NOT old.tags
                    BEGIN
                    DELETE FROM product_tag WHERE product_row = new.id;
                    INSERT OR IGNORE INTO product_tag SELECT value, new.id FROM json_each(new.tags); END)"_s,
                // Sizes by their weight, since shops write it in many ways; by their words where there is none.
                uR"(ALTER TABLE product_value ADD COLUMN size TEXT GENERATED ALWAYS AS
                    (CASE WHEN weight_mg > 0 THEN weight_mg || ' mg' ELSE lower(label) END) VIRTUAL)"_s,
                uR"(CREATE INDEX product_value_size ON product_value (size, stock))"_s,
                uR"(CREATE VIRTUAL TABLE product_word USING fts5vocab (product_fts, row))"_s,
            }},
    };
    return schema;
}

} // namespace Peak
