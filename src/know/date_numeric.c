/* Dates of three numbers: "14-03-2025", "2025-09-09", "08.09.2022". Where day and month cannot be told apart, neither is. */
#include "know/date_read.h"

static bool three_numbers(const struct know_scan *scan, uint32_t atom, const char *sign)
{
    bool dashes = sign == NULL;
    for (uint32_t i = 0; i < 5; i++) {
        if (atom + i >= scan->count || (i > 0 && !scan->atoms[atom + i].glued)) {
            return false;
        }
        bool fits = i % 2 == 0 ? date_small_number(scan, atom + i, 0, 9999)
                    : dashes   ? know_scan_dash(scan, atom + i)
                               : know_scan_is(scan, atom + i, sign);
        if (!fits) {
            return false;
        }
    }
    return !(atom + 5 < scan->count && scan->atoms[atom + 5].glued &&
             (know_scan_dash(scan, atom + 5) || know_scan_is(scan, atom + 5, "/")));
}

/* Day, month and year in the order of the numbers; ambiguous orders leave the day open. */
static struct date_core from_three(uint32_t end, const uint32_t numbers[3], bool day_first)
{
    struct date_part part = {0};
    if (numbers[0] > 999) {
        part = (struct date_part){(int32_t)numbers[0], numbers[1], numbers[2]};
    } else if (day_first || numbers[0] > 12 || numbers[0] == numbers[1]) {
        part = (struct date_part){(int32_t)numbers[2], numbers[1], numbers[0]};
    } else if (numbers[1] > 12) {
        part = (struct date_part){(int32_t)numbers[2], numbers[0], numbers[1]};
    }
    if (know_calendar_day(part.year, part.month, part.day) == KNOW_NO_DAY) {
        return date_open(end);
    }
    return date_calendar(end, part, part, KNOW_DAY);
}

static bool plausible(const uint32_t numbers[3])
{
    uint32_t year = numbers[0] > 999 ? numbers[0] : numbers[2];
    uint32_t other = numbers[0] > 999 ? numbers[2] : numbers[0];
    bool fits = year >= DATE_YEAR_LOW && year <= DATE_YEAR_HIGH;
    return fits && numbers[1] >= 1 && other >= 1 && numbers[1] <= 31 && other <= 31 && (numbers[1] <= 12 || other <= 12);
}

/* "08.09.2022" is one atom with two points: day, month, year. */
static bool read_pointed(const struct know_scan *scan, uint32_t atom, struct date_core *core)
{
    const struct know_atom *digits = &scan->atoms[atom];
    if (digits->kind != KNOW_ATOM_NUMBER || digits->number >= 0 || digits->at.end - digits->at.start > 10) {
        return false;
    }
    uint32_t numbers[3] = {0}, count = 0;
    for (uint32_t at = digits->at.start; at < digits->at.end; at++) {
        char c = scan->text.data[at];
        if (c == '.' && ++count > 2) {
            return false;
        }
        numbers[count] = c >= '0' && c <= '9' ? numbers[count] * 10 + (uint32_t)(c - '0') : numbers[count];
    }
    if (count != 2 || !plausible(numbers)) {
        return false;
    }
    *core = from_three(atom + 1, numbers, true);
    return true;
}

/* Three numbers of one or two digits, parted by slashes, of which one at least may be a month. */
static bool is_short(const struct know_scan *scan, uint32_t atom, const uint32_t numbers[3])
{
    bool small = true, month = false;
    for (uint32_t i = 0; i < 3; i++) {
        small = small && scan->atoms[atom + 2 * i].digits <= 2 && numbers[i] > 0;
        month = month || (numbers[i] > 0 && numbers[i] <= 12);
    }
    return small && month && know_scan_is(scan, atom + 1, "/");
}

bool date_read_numeric(const struct know_scan *scan, uint32_t atom, struct date_core *core)
{
    if (read_pointed(scan, atom, core)) {
        return true;
    }
    if (!three_numbers(scan, atom, NULL) && !three_numbers(scan, atom, "/")) {
        return false;
    }
    uint32_t numbers[3];
    for (uint32_t i = 0; i < 3; i++) {
        numbers[i] = (uint32_t)scan->atoms[atom + 2 * i].number;
    }
    if (!plausible(numbers)) {
        *core = date_open(atom + 5);
        return is_short(scan, atom, numbers); /* "22/9/14" */
    }
    *core = from_three(atom + 5, numbers, false);
    return true;
}
