// SPDX-License-Identifier: GPL-3.0-or-later
// The ways into the module that reads and writes video and reads captures.
#include "core/base/engine_module.h"
#include "core/recordings/media_part.h"
#include "core/recordings/noisy_reader.h"

namespace vestigo::recordings {

namespace {

Result<const MediaPart*> media() {
    return enginePart<MediaPart>("vestigoMediaPart");
}

} // namespace

Result<std::unique_ptr<VideoReader>> VideoReader::open(const std::filesystem::path& fileOrFolder,
                                                       const Options& options) {
    const auto part = media();
    if (!part) {
        return part.error();
    }
    auto reader = (*part)->openVideo(fileOrFolder, options);
    if (reader && options.noise.sigma > 0.0) {
        return std::unique_ptr<VideoReader>(std::make_unique<NoisyReader>(reader.take(), options.noise));
    }
    return reader;
}

Outcome<FrameIndex> indexVideo(const std::filesystem::path& fileOrFolder, const CancelToken& cancel,
                               const IndexProgress& progress) {
    const auto part = media();
    return part ? (*part)->indexVideo(fileOrFolder, cancel, progress) : part.error();
}

Outcome<LogSummary> readCapture(const std::filesystem::path& path, const Recording& recording,
                                const CommunicationVisitor& visit, const CancelToken& cancel) {
    const auto part = media();
    return part ? (*part)->readCapture(path, recording, visit, cancel) : part.error();
}

Result<std::unique_ptr<VideoWriter>> VideoWriter::create(const std::filesystem::path& file, int width,
                                                         int height, const Options& options) {
    const auto part = media();
    return part ? (*part)->createVideoWriter(file, width, height, options) : part.error();
}

} // namespace vestigo::recordings
