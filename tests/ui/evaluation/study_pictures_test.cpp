// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporary_folder.h"
#include "ui/common/translator/qt_translator.h"
#include "ui/evaluation/render/study_pictures.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::evaluation;
using vestigo::testing::TemporaryFolder;

namespace {

/// Every row of a study with figures that rise from row to row, some of which cannot be said.
Study wholeStudy() {
    Study study;
    study.facts.datasetName = "plant";
    study.facts.split = "test";
    study.facts.synthetic = true;
    study.machine = {"A processor", 2, 7.8, 0.5};
    double value = 0.6;
    for (const char* name : {"kmeans", "trees", "GRU", "tables", "video", "B0", "B1", "B2", "B3", "B4"}) {
        StudyRow row;
        row.name = name;
        row.title = VESTIGO_TEXT("Study", "Both modalities side by side");
        for (const StudyFigure& figure : studyFigures()) {
            row.metrics.push_back({figure.name, value, value - 0.04, value + 0.03});
        }
        row.metrics.back() = {"edge F1", {}, {}, {}};
        if (!study.rows.empty()) {
            row.step = StudyStep{
                study.rows.back().name,
                {{"step AUROC", value, value - 0.03, 0.03, 0.01, 0.05}, {"step AP", value, {}, {}, {}, {}}},
                Verdict::Yes};
        }
        row.cost.parameters = static_cast<std::uint64_t>(1e6 * value);
        row.cost.millisecondsPerStep = 10.0 * value;
        row.cost.trainingSeconds = 400.0 * value;
        study.rows.push_back(std::move(row));
        value += 0.04;
    }
    for (const char* name : {"kmeans", "B4"}) {
        NoiseCurve curve{name, {}};
        for (const double sigma : {0.0, 0.1, 0.3}) {
            NoisePoint point{sigma, findRow(study, name)->metrics, {}};
            point.accuracyDrop = Difference{"step accuracy", 0.9, 0.88, 0.02, 0.01, 0.03};
            curve.points.push_back(std::move(point));
        }
        study.noise.push_back(std::move(curve));
    }
    return study;
}

using Painter = QImage (*)(const Study&, const Translator&);

/// Pixels that differ.
int differences(const QImage& a, const QImage& b) {
    int count = 0;
    for (int y = 0; y < a.height() && a.size() == b.size(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
        }
    }
    return count;
}

} // namespace

class StudyPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void painters_data() {
        QTest::addColumn<Painter>("paint");
        QTest::newRow("table") << &evaluation_render::tablePicture;
        QTest::newRow("noise") << &evaluation_render::noisePicture;
        QTest::newRow("efficiency") << &evaluation_render::efficiencyPicture;
    }

    void syntheticDataAreMarked_data() { painters_data(); }
    void syntheticDataAreMarked() {
        QFETCH(Painter, paint);
        Study study = wholeStudy();
        const QImage marked = paint(study, Translator());
        study.facts.synthetic = false;
        const QImage plain = paint(study, Translator());
        QCOMPARE(marked.size(), plain.size());
        QVERIFY(differences(marked, plain) > 500);
        const QRect corner(marked.width() - 500, 20, 480, 80);
        QCOMPARE(differences(marked.copy(corner), plain.copy(corner)), differences(marked, plain));
    }

    /// What is another value is another picture, in the user's language too.
    void valuesAndLanguageShow_data() { painters_data(); }
    void valuesAndLanguageShow() {
        QFETCH(Painter, paint);
        Study study = wholeStudy();
        const QImage before = paint(study, Translator());
        QCOMPARE(differences(before, paint(study, Translator())), 0);
        QVERIFY(differences(before, paint(study, ui_common::QtTranslator("zh_CN"))) > 5000);
        for (Metric& metric : study.rows.back().metrics) {
            metric.value = metric.value.value_or(0.0) - 0.02;
        }
        study.noise.back().points.back().metrics = study.rows.back().metrics;
        study.rows.back().cost.trainingSeconds = 10.0;
        QVERIFY(differences(before, paint(study, Translator())) > 50);
    }

    void nothingMeasuredIsNoCrash_data() { painters_data(); }
    void nothingMeasuredIsNoCrash() {
        QFETCH(Painter, paint);
        Study study;
        QVERIFY(!paint(study, Translator()).isNull());
        study.rows.emplace_back();
        study.rows.back().name = "B0";
        study.noise.push_back({"B0", {{}}});
        QVERIFY(!paint(study, Translator()).isNull());
    }

    void filesAreWritten() {
        const TemporaryFolder folder;
        QVERIFY(evaluation_render::writeStudyPictures(wholeStudy(), folder.path(), Translator()));
        for (const char* name : {"table1.png", "noise.png", "efficiency.png"}) {
            QVERIFY(!QImage(QString::fromStdString((folder / name).string())).isNull());
        }
        const auto failed =
            evaluation_render::writeStudyPictures(wholeStudy(), folder / "none", Translator());
        QVERIFY(!failed && !failed.error().file.empty());
    }
};

QTEST_MAIN(StudyPicturesTest)
#include "study_pictures_test.moc"
