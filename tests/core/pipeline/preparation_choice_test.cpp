// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/preparation_choice.h"
#include "tests/support/grey_picture.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <fstream>
#include <string>

using namespace vestigo;
using namespace vestigo::pipeline;

namespace {

labels::RegionOfInterest region(const char* terminal, const char* stream, const timeline::Box& box,
                                double start) {
    labels::RegionOfInterest roi;
    roi.terminal = terminal;
    roi.stream = stream;
    roi.name = "display";
    roi.range = {start, 60.0};
    roi.box = box;
    return roi;
}

timeline::Picture picture() {
    std::vector<std::uint8_t> pixels;
    for (int i = 0; i < 64 * 48; ++i) {
        pixels.push_back(static_cast<std::uint8_t>(i * 7));
    }
    return testing::greyPicture(0.0, 64, 48, std::move(pixels));
}

bool libTorchIsLoaded() {
    std::ifstream maps("/proc/self/maps");
    const std::string text((std::istreambuf_iterator<char>(maps)), std::istreambuf_iterator<char>());
    return text.find("libtorch") != std::string::npos;
}

} // namespace

class PreparationChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void annotatedRegionsOfTheStreamAreLookedAtWithoutAnyNetwork() {
        const std::vector<labels::RegionOfInterest> regions = {
            region("a", "device", {10.0, 10.0, 20.0, 10.0}, 0.0),
            region("a", "device", {40.0, 20.0, 10.0, 20.0}, 5.0),
            region("a", "operator", {1.0, 1.0, 2.0, 2.0}, 0.0), region("b", "device", {2, 2, 3, 3}, 0.0)};
        PreparationSettings settings;
        const PreparationModels each(settings);
        auto options = preparationOptions(regions, "a", "device", each);
        QCOMPARE(options.regions.size(), std::size_t(2));
        QCOMPARE(options.regions[1].box.x, 40.0);
        QCOMPARE(options.regions[1].range.start, 5.0);
        auto preparation = vision::Preparation::create(options).take();
        QVERIFY(preparation->prepare(picture()).ok());

        settings.together = true;
        const PreparationModels together(settings);
        options = preparationOptions(regions, "a", "device", together);
        QCOMPARE(options.regions.size(), std::size_t(1));
        QCOMPARE(options.regions[0].box.x, 8.0); // 10 .. 50, and a twentieth
        QCOMPARE(options.regions[0].box.width, 44.0);
        preparation = vision::Preparation::create(options).take();
        const auto frame = preparation->prepare(picture());
        QVERIFY(frame.ok());
        QCOMPARE(frame->regions.size(), std::size_t(1));
        QCOMPARE(frame->regions[0].box.width, 44.0);

        settings.causal = true; // the second one is not known yet
        const PreparationModels causal(settings);
        QCOMPARE(preparationOptions(regions, "a", "device", causal).regions[0].box.width, 22.0);
        QVERIFY(!libTorchIsLoaded());
    }

    void withoutRegionsAndWithoutADetectorItIsTheWholeFrame() {
        PreparationSettings settings;
        chooseDetector(settings, "none");
        QVERIFY(settings.detector == DetectorChoice::None);
        settings.together = true;
        settings.completion = CompletionChoice::None;
        const PreparationModels models(settings);
        const auto options = preparationOptions({}, "a", "device", models);
        QVERIFY(options.regions.empty() && options.finder == nullptr && options.completer == nullptr);
        auto preparation = vision::Preparation::create(options).take();
        const auto frame = preparation->prepare(picture());
        QVERIFY(frame.ok());
        QCOMPARE(frame->regions.size(), std::size_t(1));
        QCOMPARE(frame->regions[0].box.width, 0.0);
        QVERIFY(!models.failure());
    }

    void aDetectorThatCannotBeUsedIsSaidWithItsFile() {
        const testing::TemporaryFolder folder;
        PreparationSettings settings;
        chooseDetector(settings, (folder / "none.pt").string());
        QVERIFY(settings.detector == DetectorChoice::Script);
        const PreparationModels models(settings);
        QVERIFY(!models.failure()); // nobody needed it so far
        auto preparation = vision::Preparation::create(preparationOptions({}, "a", "device", models)).take();
        QVERIFY(!preparation->prepare(picture()).ok());
        QVERIFY(models.failure());
        QCOMPARE(models.failure()->file, (folder / "none.pt").string());
        QVERIFY(*models.failure()->remedy.source != 0);
        chooseDetector(settings, "shipped");
        QVERIFY(settings.detector == DetectorChoice::Shipped && settings.script.empty());
    }
};

QTEST_GUILESS_MAIN(PreparationChoiceTest)
#include "preparation_choice_test.moc"
