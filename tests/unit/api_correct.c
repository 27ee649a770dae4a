/* What a person may write as the value of a field, and what is refused with one line that helps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "api/correct.h"

#include <stdio.h>
#include <string.h>

static struct know_tables *tables;

/* The JSON that an assignment becomes, or "! " and the complaint. */
static const char *corrected(enum read_type type, const char *assignment)
{
    static char text[1000];
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct api_correcting correcting = {.arena = &arena, .tables = tables, .type = type};
    base_buffer_init(&correcting.fields);
    if (api_correct(&correcting, base_str_from(assignment))) {
        api_correct_end(&correcting);
        snprintf(text, sizeof text, "%.*s", (int)correcting.fields.length, correcting.fields.data);
    } else {
        snprintf(text, sizeof text, "! %s", correcting.complaint);
    }
    base_buffer_release(&correcting.fields);
    base_arena_release(&arena);
    return text;
}

static void expect(enum read_type type, const char *assignment, const char *wanted)
{
    const char *got = corrected(type, assignment);
    if (strcmp(got, wanted) != 0) {
        fail_msg("%s: expected %s, got %s", assignment, wanted, got);
    }
}

static void refuse(enum read_type type, const char *assignment, const char *words)
{
    const char *got = corrected(type, assignment);
    if (got[0] != '!' || strstr(got, words) == NULL || strchr(got, '\n') != NULL) {
        fail_msg("%s: expected a complaint with \"%s\", got %s", assignment, words, got);
    }
}

static void words_and_lists(void **state)
{
    (void)state;
    expect(READ_MEETING, "status=held", "{\"status\":\"held\"}");
    expect(READ_MEETING, " Status = Under Way ", "{\"status\":\"under way\"}");
    refuse(READ_MEETING, "status=signed", "status: signed is none of: held;under way;planned");
    expect(READ_INSTRUMENT, "status=signed", "{\"status\":\"signed\"}");
    expect(READ_INSTRUMENT, "title=A = B \"C\"", "{\"title\":\"A = B \\\"C\\\"\"}");
    expect(READ_OFFICE, "country=Türkiye", "{\"country\":\"TUR\"}");
    refuse(READ_OFFICE, "country=Narnia", "name states and blocs");
    expect(READ_COMMITMENT, "strength=s5", "{\"strength\":\"S5\"}");
    expect(READ_COMMITMENT, "by=Pakistan;TUR", "{\"by\":[\"PAK\",\"TUR\"]}");
    expect(READ_MEETING, "parties=tur, GCC, Pakistan", "{\"parties\":[\"GCC\",\"PAK\",\"TUR\"]}");
    refuse(READ_MEETING, "parties=PAK,,TUR", "cannot be taken");
    refuse(READ_MEETING, "parties=,", "cannot be taken");
    expect(READ_MEETING, "sectors=Trade, energy", "{\"sectors\":[\"energy\",\"trade\"]}");
    refuse(READ_MEETING, "sectors=soup", "docs/records.md lists the sectors");
    expect(READ_BODY, "change=renamed", "{\"change\":\"renamed\"}");
    expect(READ_TARGET, "restates=yes", "{\"restates\":true}");
    expect(READ_TARGET, "restates=no", "{\"restates\":false}");
    refuse(READ_TARGET, "restates=perhaps", "write yes or no");
}

static void fields(void **state)
{
    (void)state;
    refuse(READ_MEETING, "amount=5", "meeting has no such field; it has body, count");
    refuse(READ_MEETING, "id=m1", "no such field");
    refuse(READ_MEETING, "evidence=x", "no such field");
    refuse(READ_MEETING, "", "no such field");
    refuse(READ_MEETING, "=5", "no such field");
    expect(READ_MEETING, "status=", "{\"status\":null}");
    expect(READ_MEETING, "status", "{\"status\":{\"printed\":true}}");
}

static void numbers_and_days(void **state)
{
    (void)state;
    expect(READ_TARGET, "amount=1.5 billion", "{\"amount\":1500000000}");
    expect(READ_TARGET, "amount=5,000", "{\"amount\":5000}");
    expect(READ_TARGET, "amount=0", "{\"amount\":0}");
    expect(READ_MEETING, "session=7th", "{\"session\":7}");
    refuse(READ_MEETING, "session=seven", "write a number");
    refuse(READ_MEETING, "session=7 dwarfs", "write a number");
    refuse(READ_TARGET, "amount=1.2.3", "write a number");
    refuse(READ_TARGET, "amount=99999999999999999999999999999999999999999999999999", "write a number");
    expect(READ_MEETING, "date=2025-07-09", "{\"date\":{\"from\":\"2025-07-09\",\"to\":\"2025-07-09\",\"precision\":\"day\"}}");
    expect(READ_MEETING, "date=9 July 2025",
           "{\"date\":{\"from\":\"2025-07-09\",\"to\":\"2025-07-09\",\"precision\":\"day\"}}");
    expect(READ_MEETING, "date=2024-02", "{\"date\":{\"from\":\"2024-02-01\",\"to\":\"2024-02-29\",\"precision\":\"month\"}}");
    expect(READ_MEETING, "date=2025-12", "{\"date\":{\"from\":\"2025-12-01\",\"to\":\"2025-12-31\",\"precision\":\"month\"}}");
    expect(READ_COMMITMENT, "deadline=2030",
           "{\"deadline\":{\"from\":\"2030-01-01\",\"to\":\"2030-12-31\",\"precision\":\"year\"}}");
    expect(READ_MEETING, "date=2025-07-09..2025-07-11",
           "{\"date\":{\"from\":\"2025-07-09\",\"to\":\"2025-07-11\",\"precision\":\"day\"}}");
    refuse(READ_MEETING, "date=2025-07-11..2025-07-09", "write a day");
    refuse(READ_MEETING, "date=2025-13-01", "write a day");
    refuse(READ_MEETING, "date=2025-02-30", "write a day");
    refuse(READ_MEETING, "date=2025-00", "write a day");
    refuse(READ_MEETING, "date=..", "write a day");
    refuse(READ_MEETING, "date=tomorrow", "write a day");
}

static void things_with_parts(void **state)
{
    (void)state;
    expect(READ_MEETING, "place=Tarsk", "{\"place\":{\"name\":\"Tarsk\"}}");
    expect(READ_MEETING, "place=Tarsk, Pakistan", "{\"place\":{\"name\":\"Tarsk\",\"country\":\"PAK\"}}");
    expect(READ_MEETING, "place=Tarsk, by the sea", "{\"place\":{\"name\":\"Tarsk, by the sea\"}}");
    expect(READ_MEETING, "actors=Ada Norell, foreign minister, PAK, co-chair; Tam Vero",
           "{\"actors\":[{\"name\":\"Ada Norell\",\"office\":\"foreign "
           "minister\",\"country\":\"PAK\",\"as\":\"co-chair\"},{\"name\":\"Tam "
           "Vero\"}]}");
    refuse(READ_MEETING, "actors=;", "NAME, OFFICE, COUNTRY, ROLE");
    expect(READ_MEETING, "agents=Tarsk Steel, company, TUR",
           "{\"agents\":[{\"name\":\"Tarsk Steel\",\"kind\":\"company\",\"country\":\"TUR\"}]}");
    refuse(READ_MEETING, "agents=Tarsk Steel, factory", "NAME, KIND, COUNTRY");
    expect(READ_TARGET, "baseline=5 billion USD, 2024",
           "{\"baseline\":{\"amount\":5000000000,\"unit\":\"USD\",\"period\":{\"from\":\"2024-01-01\",\"to\":\"2024-12-31\","
           "\"precision\":\"year\"}}}");
    refuse(READ_TARGET, "baseline=much", "write it like 5 billion USD, 2024");
    expect(READ_FIGURE, "change=-12.5 percent", "{\"change\":{\"percent\":-12.5}}");
    expect(READ_FIGURE, "change=12%", "{\"change\":{\"percent\":12}}");
    refuse(READ_FIGURE, "change=12", "write it like 12 percent");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_lists),
        cmocka_unit_test(fields),
        cmocka_unit_test(numbers_and_days),
        cmocka_unit_test(things_with_parts),
    };
    if (know_tables_open(&tables) != PACTA_OK) {
        return 1;
    }
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    know_tables_close(tables);
    return failed;
}
