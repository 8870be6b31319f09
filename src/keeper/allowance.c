#include "allowance.h"

#define TOKEN 1000 /* thousandths, so that one millisecond is worth a whole number of them */
/* A request that kept the keeper for long is not paid for longer than this. */
#define MOST_DEBT_SECONDS 10

void allowance_init(struct allowance *a, int64_t per_second, uint64_t now_ms)
{
	*a = (struct allowance){ .thousandths = per_second * TOKEN, .filled_ms = now_ms };
}

static void fill(struct allowance *a, int64_t per_second, uint64_t now_ms)
{
	int64_t full = per_second * TOKEN;
	if (a->thousandths < -MOST_DEBT_SECONDS * full)
		a->thousandths = -MOST_DEBT_SECONDS * full;
	if (now_ms <= a->filled_ms)
		return;
	uint64_t passed = now_ms - a->filled_ms;
	/* Longer than this fills any bucket; and so no product is too large. */
	if (passed > (MOST_DEBT_SECONDS + 1) * 1000u)
		passed = (MOST_DEBT_SECONDS + 1) * 1000u;
	a->thousandths += (int64_t)passed * per_second;
	if (a->thousandths > full)
		a->thousandths = full;
	a->filled_ms = now_ms;
}

int allowance_wait_ms(struct allowance *a, int64_t per_second, uint64_t now_ms)
{
	fill(a, per_second, now_ms);
	if (a->thousandths >= TOKEN)
		return 0;
	return (int)((TOKEN - a->thousandths + per_second - 1) / per_second);
}

void allowance_charge(struct allowance *a, uint64_t work_ms)
{
	a->thousandths -= TOKEN * (int64_t)(1 + work_ms / WORK_MS_A_TOKEN);
}
