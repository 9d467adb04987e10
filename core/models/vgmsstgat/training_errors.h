// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace vestigo::models::vgmsstgat {

Error divergedError();                     ///< the weights are no numbers any more
Error companionsDifferError();             ///< the processes were not given the same
Error companionEndedError(bool cancelled); ///< another process was cancelled, or has failed
Error tooManyProcessesError();             ///< more than recordings in a step
Error nothingAbnormalError();              ///< a model that tells anomalies would learn to see none

} // namespace vestigo::models::vgmsstgat
