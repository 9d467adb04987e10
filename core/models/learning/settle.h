// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vestigo::models {

/// Sets LibTorch, OpenBLAS and the heap up for this kind of work, once a process. Every part of the module
/// that learns calls it before it computes. In the module only.
void settleTorch();

} // namespace vestigo::models
