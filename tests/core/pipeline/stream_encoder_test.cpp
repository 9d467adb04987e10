// SPDX-License-Identifier: GPL-3.0-or-later
// What the encoder gets of a stream, and what is kept beside its features.
#include "core/pipeline/stages/stream_encoder.h"

#include "tests/support/grey_picture.h"

#include <QTest>

#include <memory>

using namespace vestigo;
using namespace vestigo::pipeline;

namespace {

constexpr int side = 32;
constexpr double frameSeconds = 0.5;

/// Keeps the pictures that it is given; features are all the same.
class Witness final : public models::FrameEncoder {
public:
    const models::EncoderSpec& spec() const override { return spec_; }
    Outcome<models::FeatureMaps> encode(const models::RgbPictures& pictures, const CancelToken&) override {
        const std::size_t bytes = std::size_t{3} * side * side;
        for (std::size_t i = 0; i < static_cast<std::size_t>(pictures.count); ++i) {
            const auto from = pictures.pixels.begin() + static_cast<std::ptrdiff_t>(i * bytes);
            seen.emplace_back(from, from + static_cast<std::ptrdiff_t>(bytes));
        }
        models::FeatureMaps maps;
        maps.count = pictures.count;
        maps.channels = static_cast<int>(models::EncoderSpec::featureChannels);
        maps.height = maps.width = 1;
        maps.values.assign(static_cast<std::size_t>(maps.count) * static_cast<std::size_t>(maps.channels),
                           1.0F);
        return maps;
    }
    std::vector<std::vector<std::uint8_t>> seen;

private:
    models::EncoderSpec spec_;
};

class Painter final : public vision::Completer {
public:
    Result<std::vector<std::uint8_t>> complete(const std::vector<std::uint8_t>& rgb,
                                               const std::vector<std::uint8_t>&, int) override {
        return std::vector<std::uint8_t>(rgb.size(), 7);
    }
};

/// Edges everywhere; from 20 s on a flat sheet lies over the left half.
ShownFrame shownAt(double t) {
    std::vector<std::uint8_t> pixels;
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            const bool sheet = t >= 20.0 && x < 32;
            pixels.push_back(static_cast<std::uint8_t>(sheet ? 235 : ((x / 5 + y / 7) % 2 == 0 ? 40 : 170)));
        }
    }
    const timeline::Picture picture = testing::greyPicture(t, 64, 64, std::move(pixels));
    return {picture, picture};
}

vision::PreparationOptions optionsWith(std::shared_ptr<vision::Completer> completer) {
    vision::PreparationOptions options;
    options.side = side;
    options.completer = std::move(completer);
    return options;
}

timeline::StreamFeatures passed(Witness& witness, const EncodeSettings& settings) {
    auto preparation = vision::Preparation::create(optionsWith(std::make_shared<Painter>())).take();
    StreamEncoder encoder(witness, *preparation, settings);
    for (int i = 0; i * frameSeconds < 30.0; ++i) {
        if (!encoder.add(shownAt(i * frameSeconds), {}).finished()) {
            return {};
        }
    }
    auto features = encoder.finish({});
    return features.finished() ? features.take() : timeline::StreamFeatures();
}

} // namespace

class StreamEncoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coveredPartsReachTheEncoderCompletedUnderTheMaskAlone() {
        Witness witness;
        EncodeSettings settings;
        settings.side = side;
        const auto features = passed(witness, settings);
        auto alone = vision::Preparation::create(optionsWith(std::make_shared<Painter>())).take();
        vision::PreparedFrame frame;
        for (int i = 0; i * frameSeconds < 30.0; ++i) {
            frame = alone->prepare(shownAt(i * frameSeconds).picture).take();
        }
        const vision::PreparedRegion& region = frame.regions.front();
        QVERIFY(region.occludedShare > 0.3F);
        const std::vector<std::uint8_t>& given = witness.seen.back(); // the frame after the sheet was seen
        QCOMPARE(given.size(), region.equalised.size());
        for (std::size_t i = 0; i < region.occluded.size(); ++i) {
            for (std::size_t c = 0; c < 3; ++c) {
                QCOMPARE(given[3 * i + c],
                         region.occluded[i] != 0 ? std::uint8_t{7} : region.equalised[3 * i + c]);
            }
        }
        // Its area, the light and the noise are kept of every frame.
        QCOMPARE(features.measures.size(), features.times.size());
        QCOMPARE(features.measures.front().covered, 0.0F);
        QCOMPARE(features.measures.back().covered, region.occludedShare);
        QCOMPARE(features.measures.back().moving, region.movingShare);
        QCOMPARE(features.measures.back().luminance, frame.confounders.luminance);
    }

    void framesThatDoNotChangeAreEncodedOnce() {
        Witness witness;
        EncodeSettings settings;
        settings.side = side;
        settings.largestError = 0.0;
        const auto features = passed(witness, settings);
        QCOMPARE(features.times.size(), std::size_t(60));
        QVERIFY2(witness.seen.size() <= 11, std::to_string(witness.seen.size()).c_str()); // 8, and the sheet
        QCOMPARE(features.mapOf.back() + 1U, static_cast<unsigned>(witness.seen.size()));
    }

    void oneFrameStandsForItsStretchOfTime() {
        Witness witness;
        EncodeSettings settings;
        settings.side = side;
        settings.everySeconds = 1.0;
        const auto features = passed(witness, settings);
        QCOMPARE(features.times.size(), std::size_t(31));
        QCOMPARE(features.times[1], 1.0);
        QCOMPARE(features.times.back(), 29.5);
    }
};

QTEST_GUILESS_MAIN(StreamEncoderTest)
#include "stream_encoder_test.moc"
