// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vestigo::models::script {

/// Gives up, for good and for all threads to come, everything but computing and the descriptors that are
/// open: no file can be opened, no socket made, no program started, no other process reached. Memory is
/// limited to 8 GiB, files to no byte. False where the kernel refuses; then nothing of others may be run.
bool enterSandbox();

} // namespace vestigo::models::script
