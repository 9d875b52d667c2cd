#include "core/storage/orderschema.h"

using namespace Qt::StringLiterals;

namespace Peak {

const std::vector<Migration> &orderSchema()
{
    // Published steps never change; new ones only add, because a rolled-back system must still read the file.
    // Times are milliseconds since 1970 UTC, amounts minor units, weights milligrams.
    static const std::vector<Migration> schema{
        {1,
            {
                uR"(CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID)"_s,
                uR"(INSERT INTO meta VALUES ('instance', lower(hex(randomblob(16)))))"_s,
                uR"(CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID)"_s,

                // An index is a page more in every commit. Those that are not here can be done without: rows by
                // delivery are found through the outbox, twins and people to forget through `people`, which is 1 until
                // the person is forgotten, and the last number of a day through the reference.
                uR"(CREATE TABLE customer_order (
                    id INTEGER PRIMARY KEY,
                    uuid TEXT NOT NULL UNIQUE,
                    reference TEXT NOT NULL UNIQUE,
                    ticket_number TEXT NOT NULL,
                    store_id INTEGER NOT NULL,
                    kiosk_id INTEGER NOT NULL,
                    customer_id TEXT NOT NULL,
                    order_id TEXT,
                    status TEXT NOT NULL,
                    delivery TEXT NOT NULL,
                    delivery_error TEXT NOT NULL DEFAULT '',
                    amount INTEGER NOT NULL,
                    currency TEXT NOT NULL,
                    estimate INTEGER NOT NULL,
                    notes TEXT NOT NULL,
                    data TEXT NOT NULL,
                    cart_index BLOB,
                    people INTEGER NOT NULL DEFAULT 1,
                    version INTEGER NOT NULL DEFAULT 1,
                    created_at INTEGER NOT NULL,
                    updated_at INTEGER NOT NULL,
                    printed_date INTEGER,
                    printed_id TEXT
                ) STRICT)"_s,
                uR"(CREATE INDEX customer_order_customer ON customer_order (customer_id, id) WHERE customer_id <> '')"_s,
                uR"(CREATE INDEX customer_order_pos ON customer_order (order_id) WHERE order_id IS NOT NULL)"_s,
                uR"(CREATE INDEX customer_order_status ON customer_order (status, id))"_s,
                uR"(CREATE INDEX customer_order_created ON customer_order (people, created_at))"_s,
                uR"(CREATE INDEX customer_order_ticket ON customer_order (ticket_number, id))"_s,

                uR"(CREATE TABLE order_item (
                    order_row INTEGER NOT NULL REFERENCES customer_order (id),
                    position INTEGER NOT NULL,
                    product_id TEXT NOT NULL,
                    product_value_id TEXT NOT NULL,
                    name TEXT NOT NULL,
                    category TEXT NOT NULL,
                    quantity INTEGER NOT NULL,
                    unit_price INTEGER NOT NULL,
                    weight_mg INTEGER NOT NULL,
                    thc_mg INTEGER NOT NULL,
                    PRIMARY KEY (order_row, position)
                ) STRICT, WITHOUT ROWID)"_s,

                // Without its row_key (wrapped by the key in the secret store) a row's blobs cannot be read again.
                uR"(CREATE TABLE order_customer (
                    id INTEGER PRIMARY KEY REFERENCES customer_order (id),
                    uuid TEXT NOT NULL,
                    row_key BLOB,
                    first_name BLOB,
                    last_name BLOB,
                    phone BLOB,
                    email BLOB,
                    birthday BLOB,
                    phone_index BLOB,
                    email_index BLOB,
                    amount INTEGER NOT NULL,
                    payed INTEGER NOT NULL DEFAULT 0,
                    date INTEGER NOT NULL,
                    kiosks_id INTEGER NOT NULL,
                    client_id TEXT NOT NULL DEFAULT ''
                ) STRICT)"_s,
                uR"(CREATE INDEX order_customer_phone ON order_customer (phone_index) WHERE phone_index IS NOT NULL)"_s,
                uR"(CREATE INDEX order_customer_email ON order_customer (email_index) WHERE email_index IS NOT NULL)"_s,

                // The n-th operation of an order has the number order_row × 10,000 + n: an order's operations stand
                // together, in their order, without an index. Rows are never deleted.
                uR"(CREATE TABLE outbox (
                    seq INTEGER PRIMARY KEY CHECK (seq / 10000 = order_row),
                    order_row INTEGER NOT NULL REFERENCES customer_order (id),
                    operation TEXT NOT NULL,
                    payload TEXT NOT NULL DEFAULT '',
                    own_ticket INTEGER NOT NULL DEFAULT 0,
                    state TEXT NOT NULL,
                    needs_person INTEGER NOT NULL DEFAULT 0,
                    attempts INTEGER NOT NULL DEFAULT 0,
                    looks INTEGER NOT NULL DEFAULT 0,
                    resent INTEGER NOT NULL DEFAULT 0,
                    said_there INTEGER NOT NULL DEFAULT 0,
                    first_sent_at INTEGER,
                    scheduled_at INTEGER NOT NULL,
                    next_try_ms INTEGER NOT NULL,
                    error_kind TEXT NOT NULL DEFAULT '',
                    error TEXT NOT NULL DEFAULT '',
                    created_at INTEGER NOT NULL,
                    finished_at INTEGER
                ) STRICT)"_s,
                // On what does not change when an operation is marked as being sent.
                uR"(CREATE INDEX outbox_due ON outbox (next_try_ms, created_at)
                    WHERE finished_at IS NULL AND needs_person = 0)"_s,
                uR"(CREATE INDEX outbox_problem ON outbox (seq) WHERE needs_person = 1 OR state = 'rejected')"_s,

                uR"(CREATE TABLE order_event (
                    seq INTEGER PRIMARY KEY,
                    order_uuid TEXT NOT NULL,
                    at INTEGER NOT NULL,
                    actor TEXT NOT NULL,
                    what TEXT NOT NULL,
                    from_value TEXT NOT NULL,
                    to_value TEXT NOT NULL,
                    why TEXT NOT NULL,
                    hash BLOB NOT NULL
                ) STRICT)"_s,
                uR"(CREATE INDEX order_event_order ON order_event (order_uuid, seq))"_s,
                uR"(CREATE TRIGGER order_event_kept BEFORE DELETE ON order_event
                    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END)"_s,
                uR"(CREATE TRIGGER order_event_unchanged BEFORE UPDATE ON order_event
                    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END)"_s,

                uR"(CREATE TABLE api_token (
                    id INTEGER PRIMARY KEY,
                    name TEXT NOT NULL,
                    hash BLOB NOT NULL UNIQUE,
                    scopes TEXT NOT NULL,
                    created_at INTEGER NOT NULL,
                    revoked_at INTEGER,
                    last_used_at INTEGER
                ) STRICT)"_s,
                uR"(CREATE TABLE idempotency (
                    token_id INTEGER NOT NULL REFERENCES api_token (id),
                    key TEXT NOT NULL,
                    body_hash BLOB NOT NULL,
                    order_uuid TEXT NOT NULL,
                    created_at INTEGER NOT NULL,
                    PRIMARY KEY (token_id, key)
                ) STRICT, WITHOUT ROWID)"_s,
                uR"(CREATE INDEX idempotency_created ON idempotency (created_at))"_s,
            }},
    };
    return schema;
}

} // namespace Peak
