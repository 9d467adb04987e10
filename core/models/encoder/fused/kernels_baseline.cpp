// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/fused/kernel_body.h"

namespace vestigo::models {

const KernelSet baselineKernels = kernelSet("baseline");

} // namespace vestigo::models
