// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/fused/kernel_body.h"

namespace vestigo::models {

const KernelSet avx2Kernels{"avx2", depthwise, squeeze, activate};

} // namespace vestigo::models
