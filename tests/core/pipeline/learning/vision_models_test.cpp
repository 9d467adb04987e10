// SPDX-License-Identifier: GPL-3.0-or-later
// The weights that ship are those of the networks that read them.
#include "core/pipeline/vision_models.h"

#include "core/base/shipped_files.h"
#include "core/pipeline/region_training.h"
#include "core/training/drawn_pictures.h"

#include <QtTest/QTest>

using namespace vestigo;

class VisionModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShippedDetectorFindsSomethingInDrawnMachines() {
        auto finder = pipeline::regionFinder();
        QVERIFY2(finder.ok(), finder ? "" : finder.error().oneLine().c_str());
        training::DrawnPicturesOptions options;
        options.seed = 12345; // it never learnt from this one
        options.statesPerCamera = 1;
        training::DrawnPictures pictures(options);
        std::size_t found = 0;
        for (std::uint64_t i = 0; i < 4; ++i) {
            const auto boxes = (*finder)->find(pictures.picture(i).picture);
            QVERIFY(boxes.ok());
            found += boxes->size();
        }
        QVERIFY(found > 0);
    }

    /// Of both painters, pictures that it never learnt from.
    void theShippedDetectorFindsMostRegions() {
        const auto weights = models::readSafetensors(shippedFile("models/key-regions.safetensors").value());
        QVERIFY(weights.ok());
        auto options = training::forDetector();
        options.seed = 4321;
        options.statesPerCamera = 1;
        options.flatShare = 0.7;
        training::DrawnPictures drawn(options);
        std::vector<training::LabelledPicture> pictures;
        for (std::uint64_t i = 0; i < 24; ++i) {
            pictures.push_back(drawn.picture(i));
        }
        const auto recall = pipeline::regionRecall(*weights, {}, pictures, {}, {});
        QVERIFY(recall.finished());
        QVERIFY2(recall.value().meanRecall() > 0.6, qPrintable(QString::number(recall.value().meanRecall())));
        QVERIFY2(recall.value().precision() > 0.25, qPrintable(QString::number(recall.value().precision())));
    }

    void theShippedCompletionKeepsWhatIsSeen() {
        auto completer = pipeline::completer();
        QVERIFY2(completer.ok(), completer ? "" : completer.error().oneLine().c_str());
        constexpr int side = 64;
        const std::vector<std::uint8_t> rgb(3UL * side * side, 120);
        std::vector<std::uint8_t> mask(static_cast<std::size_t>(side) * side, 0);
        std::fill(mask.begin() + 1000, mask.begin() + 1030, 255);
        const auto completed = (*completer)->complete(rgb, mask, side);
        QVERIFY(completed.ok());
        QCOMPARE(completed->size(), rgb.size());
        for (std::size_t i = 0; i < rgb.size(); ++i) {
            QVERIFY(mask[i / 3] != 0 || (*completed)[i] == rgb[i]);
        }
    }

    void missingWeightsAreAnError() {
        QVERIFY(!pipeline::regionFinder("/nowhere/weights.safetensors").ok());
        QVERIFY(!pipeline::completer("/nowhere/weights.safetensors").ok());
    }
};

QTEST_GUILESS_MAIN(VisionModelsTest)
#include "vision_models_test.moc"
