/* Any bytes as a table of trade figures: what comes out is whole, and what does not is told with its line and a remedy. */
#include "ledger/trade.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void need(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        abort();
    }
}

static const struct know_tables *tables(void)
{
    static struct know_tables *opened;
    if (opened == NULL && know_tables_open(&opened) != PACTA_OK) {
        abort();
    }
    return opened;
}

static void check_row(const struct ledger_trade_row *row)
{
    need(row->reporter.length == 3 && row->partner.length == 3, "a country is no code of three letters");
    need(!base_str_equal(row->reporter, row->partner), "a country trades with itself");
    need(row->unit.length == 3 && row->origin.length > 0, "a figure without a unit or a source");
    need(row->year >= 1900 && row->year <= 2100 && row->line > 0, "a year or line that cannot be");
    need(isfinite(row->value) && row->value >= 0, "a value that cannot be");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct base_arena arena;
    struct ledger_trade_file file;
    base_arena_init(&arena, 0);
    pacta_status status = ledger_trade_parse(&arena, tables(), (struct base_str){(const char *)data, (uint32_t)size}, &file);
    need(status == PACTA_OK || (file.faults.count == 1 && file.rows.count == 0), "headings that cannot be read are one fault");
    for (uint32_t i = 0; i < file.rows.count; i++) {
        check_row(&file.rows.items[i]);
    }
    for (uint32_t i = 0; i < file.faults.count; i++) {
        need(file.faults.items[i].line > 0 && base_str_find(file.faults.items[i].text, "; ", 0) > 0,
             "a fault without a remedy");
    }
    base_arena_release(&arena);
    return 0;
}
