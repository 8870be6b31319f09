/* Asking PAM whether it is still the same person. An unprivileged program may do so for its own account. */
#include "famctx/screen/lock.h"

#ifdef HAVE_PAM

#include <pwd.h>
#include <security/pam_appl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* PAM frees its answers with free, so they are made as it wants them. */
static int answer(int count, const struct pam_message **messages, struct pam_response **out, void *context)
{
	struct pam_response *responses = calloc((size_t)count, sizeof(*responses));
	if (!responses)
		return PAM_BUF_ERR;
	for (int i = 0; i < count; i++)
		if (messages[i]->msg_style == PAM_PROMPT_ECHO_OFF)
			responses[i].resp = strdup(context);
	*out = responses;
	return PAM_SUCCESS;
}

static enum unlock ask(const char *login, char *password)
{
	const struct pam_conv conversation = { answer, password };
	pam_handle_t *pam = NULL;
	int result = pam_start("famctx", login, &conversation, &pam);
	if (result != PAM_SUCCESS)
		return UNLOCK_NEVER;
	result = pam_authenticate(pam, PAM_SILENT | PAM_DISALLOW_NULL_AUTHTOK);
	if (result == PAM_SUCCESS)
		result = pam_acct_mgmt(pam, PAM_SILENT);
	pam_end(pam, result);
	if (result == PAM_SUCCESS)
		return UNLOCK_YES;
	return result == PAM_AUTH_ERR || result == PAM_MAXTRIES ? UNLOCK_NO : UNLOCK_NEVER;
}

enum unlock lock_pam(const char *password)
{
	char space[4096];
	struct passwd entry, *found = NULL;
	size_t len = strlen(password);
	char *copy = malloc(len + 1);
	enum unlock result = UNLOCK_NEVER;
	if (copy && getpwuid_r(getuid(), &entry, space, sizeof(space), &found) == 0 && found) {
		memcpy(copy, password, len + 1);
		result = ask(entry.pw_name, copy);
	}
	if (copy)
		explicit_bzero(copy, len);
	free(copy);
	return result;
}

bool lock_has_pam(void)
{
	return true;
}

#else

enum unlock lock_pam(const char *password)
{
	(void)password;
	return UNLOCK_NEVER;
}

bool lock_has_pam(void)
{
	return false;
}

#endif
