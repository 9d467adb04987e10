// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/engine_version.h"

const char* vestigoEngineVersion() {
    return VESTIGO_VERSION;
}
