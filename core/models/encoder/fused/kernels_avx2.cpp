// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/fused/kernel_body.h"

namespace vestigo::models {

const KernelSet avx2Kernels = kernelSet("avx2");

} // namespace vestigo::models
