/* Orders that chance decides. */
#include "dice.h"

void dice_shuffle(struct dice *dice, uint32_t *numbers, uint32_t count)
{
    for (uint32_t i = count; i > 1; i--) {
        const uint32_t other = dice_below(dice, i);
        const uint32_t kept = numbers[i - 1];
        numbers[i - 1] = numbers[other];
        numbers[other] = kept;
    }
}
