/*
 * Passwords of made-up accounts, against the PAM of this machine: its services
 * and ours (packaging/famctx.pam), and a shadow file of the test's own, laid over
 * those of the machine in a mount namespace that the test has made.
 */
#ifndef TESTS_SUPPORT_HOST_PASSWORDS_H
#define TESTS_SUPPORT_HOST_PASSWORDS_H

#include "famctx/base/base.h"

/* The field of a shadow line that stands for HOST_PASSWORD. */
#define HOST_PASSWORD "open sesame"
#define HOST_PASSWORD_HASH \
	"$6$madeup$2M4y4/yLx32bRukUtZFTCPFUDGfG4UfqZdSmc7q9DXaIVUhq2hzUe.RKLxPmVGsp5h.gqXAnjSF73prA4jONF/"

/* Why none can be tried here, in words; NULL when they can. Needs no namespace yet. */
const char *host_passwords_missing(void);
/* The copies are kept in that folder, whose path everybody may enter. shadow: the lines of the file, ended each. */
MUST_CHECK bool host_passwords_make(const char *folder, const char *shadow);
void host_passwords_remove(void);

#endif
