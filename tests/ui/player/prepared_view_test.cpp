// SPDX-License-Identifier: GPL-3.0-or-later
// The stages of the visual path over the video: chosen, painted, said in words.
#include "tests/support/qt_warnings.h"
#include "tests/ui/player/player_probe.h"
#include "ui/common/theme.h"
#include "ui/player/layer_chooser.h"
#include "ui/player/mask_shape.h"
#include "ui/player/prepared_provider.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

#include <algorithm>
#include <memory>

using namespace vestigo;
using namespace vestigo::ui_player;

namespace {

constexpr int side = 32;

std::vector<std::uint8_t> flat(std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
    std::vector<std::uint8_t> rgb;
    for (int i = 0; i < side * side; ++i) {
        rgb.insert(rgb.end(), {red, green, blue});
    }
    return rgb;
}

/// Left half not set, right half set.
std::vector<std::uint8_t> rightHalf() {
    std::vector<std::uint8_t> mask;
    for (int i = 0; i < side * side; ++i) {
        mask.push_back(i % side >= side / 2 ? 255 : 0);
    }
    return mask;
}

/// A gauge in [160, 60, 120, 120] of 320 x 240, its right half covered and moving.
timeline::PreparedPicturePtr preparedAt(double t, bool completed, timeline::RegionSource source) {
    timeline::PreparedPicture picture;
    picture.t = t;
    picture.since = t - 20.0;
    picture.source = source;
    picture.coverKnown = true;
    picture.completed = completed;
    timeline::PreparedRegion region;
    region.box = {160.0, 60.0, 120.0, 120.0};
    region.kind = "gauge";
    region.side = side;
    region.equalised = flat(0, 200, 0);
    region.background = std::vector<std::uint8_t>(side * side, 77);
    region.moving = region.occluded = rightHalf();
    region.movingShare = region.occludedShare = 0.5F;
    if (completed) {
        region.completed = flat(0, 200, 0);
        for (std::size_t i = 0; i < region.occluded.size(); ++i) {
            if (region.occluded[i] != 0) {
                region.completed[3 * i] = 200; // yellow: drawn
            }
        }
    }
    picture.regions.push_back(std::move(region));
    return std::make_shared<const timeline::PreparedPicture>(std::move(picture));
}

/// Answers when the test says so.
class HandPreparer : public PreparedProvider {
public:
    struct Asked {
        QString terminal;
        QString stream;
        double t;
        bool complete;
    };
    void requestPrepared(const QString& terminal, const QString& stream, double t, bool complete) override {
        asked.push_back({terminal, stream, t, complete});
        if (automatic) {
            answer(asked.back());
        }
    }
    void forgetPrepared() override { ++forgotten; }
    void answer(const Asked& request) {
        Q_EMIT preparedReady(request.terminal, request.stream, request.t,
                             preparedAt(request.t - lag, request.complete, source));
    }
    std::vector<Asked> asked;
    timeline::RegionSource source = timeline::RegionSource::Annotated;
    double lag = 0.0;
    int forgotten = 0;
    bool automatic = true;
};

bool isNear(const QColor& a, const QColor& b) {
    return qAbs(a.red() - b.red()) < 12 && qAbs(a.green() - b.green()) < 12 && qAbs(a.blue() - b.blue()) < 12;
}

} // namespace

class PreparedViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        testing::QtWarnings::watch();
        QFont font(QStringLiteral("Inter"));
        font.setPixelSize(ui_common::textPixels);
        QApplication::setFont(font);
        ui_common::setTheme(ui_common::lightTheme());
    }

    void init() {
        frames_ = std::make_unique<HandProvider>();
        preparer_ = std::make_unique<HandPreparer>();
        view_ = shownPlayer(*frames_, 520);
        view_->setPreparedProvider(preparer_.get());
        view_->setTime(20.0);
        view_->toggleBoxes();
    }

    void cleanup() {
        view_.reset();
        frames_.reset();
        preparer_.reset();
        QCOMPARE(testing::QtWarnings::take(), QStringList());
    }

    void nothingIsPreparedBeforeItIsWanted() {
        QVERIFY(preparer_->asked.empty());
        QVERIFY(device()->preparedText().isEmpty());
        QCOMPARE(view_->layer(), PreparedLayer::None);
    }

    void theMenuChoosesAndThePictureChangesAtTheRegion() {
        const QColor inside = pixelAt(device(), 180.0, 100.0);
        const QColor outside = pixelAt(device(), 60.0, 200.0);
        QSignalSpy changes(view_.get(), &PlayerView::layerChanged);
        auto* chooser = view_->findChild<LayerChooser*>();
        QVERIFY(chooser->isVisible());
        chooser->menu()->findChild<QAction*>(QStringLiteral("layer-equalised"))->trigger();
        QCOMPARE(changes.size(), 1);
        QCOMPARE(view_->layer(), PreparedLayer::Equalised);
        QVERIFY(chooser->text().contains(QStringLiteral("Equalised")));
        QVERIFY(chooser->accessibleName().contains(QStringLiteral("Equalised")));
        QVERIFY(isNear(pixelAt(device(), 180.0, 100.0), QColor(0, 200, 0)));
        QVERIFY(!isNear(inside, QColor(0, 200, 0)));
        QCOMPARE(pixelAt(device(), 60.0, 200.0), outside);
        QVERIFY(device()->preparedText().contains(QStringLiteral("contrast")));
        QVERIFY(!view_->findChild<QToolButton*>(QStringLiteral("heatLayer"))->isEnabled());
    }

    void keysChooseEachLayerAndNone() {
        for (const PreparedLayer layer : preparedLayers) {
            QTest::keyClick(view_.get(), static_cast<Qt::Key>(Qt::Key_0 + static_cast<int>(layer)));
            QCOMPARE(view_->layer(), layer);
            QCOMPARE(device()->preparedText().isEmpty(), layer == PreparedLayer::None);
        }
        QTest::keyClick(view_.get(), Qt::Key_0);
        QCOMPARE(view_->layer(), PreparedLayer::None);
        QVERIFY(preparer_->forgotten > 0);
        QTest::keyClick(view_.get(), Qt::Key_7);
        QCOMPARE(view_->layer(), PreparedLayer::None);
    }

    void theBackgroundIsSaidToBeComputed() {
        view_->setLayer(PreparedLayer::Background);
        QVERIFY(isNear(pixelAt(device(), 180.0, 100.0), QColor(77, 77, 77)));
        QVERIFY(device()->preparedText().contains(QStringLiteral("computed from the 20 s before, NOT seen")));
    }

    void whatMovesStaysClearAndTheRestIsDark() {
        const QColor still = pixelAt(device(), 180.0, 150.0);
        const QColor moving = pixelAt(device(), 260.0, 150.0);
        view_->setLayer(PreparedLayer::Moving);
        QVERIFY(isNear(pixelAt(device(), 260.0, 150.0), moving));
        QVERIFY(pixelAt(device(), 180.0, 150.0).lightness() < still.lightness() / 2 + 3);
        QVERIFY(device()->preparedText().contains(QStringLiteral("50 %")));
    }

    void whatIsCoveredIsHatched() {
        const QColor seen = pixelAt(device(), 180.0, 150.0);
        view_->setLayer(PreparedLayer::Covered);
        QVERIFY(isNear(pixelAt(device(), 180.0, 150.0), seen));
        // Lines and gaps, not one even tint.
        const QImage image = device()->grab().toImage();
        const QRectF area = fittedRect({320.0, 240.0}, QRectF(device()->rect()));
        int lightest = 0;
        int darkest = 255;
        for (int i = 0; i < 20; ++i) {
            const int x = static_cast<int>(area.left() + 250.0 / 320.0 * area.width()) + i;
            const int value = image.pixelColor(x, static_cast<int>(area.center().y())).lightness();
            lightest = std::max(lightest, value);
            darkest = std::min(darkest, value);
        }
        QVERIFY(lightest > darkest + 60);
        QVERIFY(device()->preparedText().contains(QStringLiteral("hatched")));
    }

    void whatIsDrawnIsSaidToBeDrawn() {
        view_->setLayer(PreparedLayer::Completed);
        QVERIFY(preparer_->asked.back().complete);
        QVERIFY(isNear(pixelAt(device(), 260.0, 150.0), QColor(200, 200, 0)));
        QVERIFY(
            device()->preparedText().contains(QStringLiteral("DRAWN by a network, NOT seen by the camera")));
        QVERIFY(device()->preparedText().contains(QStringLiteral("50 %")));
        QVERIFY(device()->accessibleDescription().contains(QStringLiteral("NOT seen by the camera")));
    }

    void whereNothingIsKnownOrCoveredThatIsSaid() {
        timeline::PreparedPicture picture = *preparedAt(1.0, true, timeline::RegionSource::Annotated);
        picture.regions[0].occludedShare = 0.0F;
        QVERIFY(layerLegend(PreparedLayer::Completed, picture, false)
                    .contains(QStringLiteral("no cover was found")));
        QVERIFY(layerLegend(PreparedLayer::Covered, picture, false)
                    .contains(QStringLiteral("no cover was found")));
        picture.coverKnown = false;
        QVERIFY(layerLegend(PreparedLayer::Covered, picture, false).contains(QStringLiteral("not known")));
        QVERIFY(
            layerLegend(PreparedLayer::Completed, picture, true).contains(QStringLiteral("Nothing drawn")));
    }

    void regionsOfTheDetectorLookAndReadDifferently() {
        view_->setLayer(PreparedLayer::Regions);
        const QImage people = device()->grab().toImage();
        QVERIFY(device()->preparedText().contains(QStringLiteral("drawn by people")));
        preparer_->source = timeline::RegionSource::Detected;
        view_->setTime(20.2);
        QVERIFY(device()->preparedText().contains(QStringLiteral("found by the detector")));
        const auto found = preparedAt(1.0, false, timeline::RegionSource::Detected);
        QCOMPARE(regionTag(PreparedLayer::Regions, *found, found->regions[0]),
                 QStringLiteral("gauge (found)"));
        view_->setTime(20.0);
        QVERIFY(device()->grab().toImage() != people); // the same moment, another line
    }

    void aLateOneSaysOfWhenItIs() {
        preparer_->lag = 1.0;
        view_->setLayer(PreparedLayer::Moving);
        QVERIFY(device()->preparedText().contains(QStringLiteral("· of ")));
        preparer_->lag = 5.0; // too far away to lie over this picture
        view_->setTime(60.0);
        QVERIFY(device()->preparedText().isEmpty());
    }

    void itIsSaidThatOneIsBeingMade() {
        preparer_->automatic = false;
        view_->setLayer(PreparedLayer::Covered);
        QVERIFY(device()->preparedText().isEmpty()); // a moment is not worth a word
        QTRY_VERIFY(device()->preparedText().contains(QStringLiteral("being prepared")));
        for (const auto& request : std::vector<HandPreparer::Asked>(preparer_->asked)) {
            preparer_->answer(request);
        }
        QVERIFY(device()->preparedText().contains(QStringLiteral("hatched")));
    }

    void aFailureIsSaidInWordsAndGoes() {
        preparer_->automatic = false;
        view_->setLayer(PreparedLayer::Completed);
        Q_EMIT preparer_->preparedFailed(QStringLiteral("prs-01"), QStringLiteral("device"), 20.0,
                                         QStringLiteral("the weights are missing (install them)"));
        QCOMPARE(device()->preparedText(),
                 QStringLiteral("Completed cannot be shown: the weights are missing (install them)"));
        preparer_->automatic = true;
        view_->setTime(21.0);
        QVERIFY(device()->preparedText().contains(QStringLiteral("DRAWN")));
    }

    void amongAllCamerasItIsOfTheSelectedTerminal() {
        view_->setLayer(PreparedLayer::Moving);
        view_->setWall(true);
        QCoreApplication::processEvents();
        int shown = 0;
        for (const StreamView* one : view_->findChildren<StreamView*>()) {
            const bool mine = one->info().terminal == view_->terminal();
            QCOMPARE(!one->preparedText().isEmpty(), mine);
            shown += mine ? 1 : 0;
        }
        QCOMPARE(shown, 2);
    }

    void theRawPictureHasNothingOverItAndALayerEndsIt() {
        view_->setRaw(true);
        const QColor raw = pixelAt(device(), 180.0, 100.0);
        view_->setRaw(false);
        view_->setLayer(PreparedLayer::Equalised);
        QVERIFY(!isNear(raw, pixelAt(device(), 180.0, 100.0)));
        view_->setRaw(true);
        QVERIFY(device()->preparedText().isEmpty());
        QCOMPARE(pixelAt(device(), 180.0, 100.0), raw);
        QTest::keyClick(view_.get(), Qt::Key_2);
        QVERIFY(!view_->isRaw());
        QVERIFY(isNear(pixelAt(device(), 180.0, 100.0), QColor(0, 200, 0)));
    }

    void narrowOrWideTheNameHasRoom() {
        const auto* raw = view_->findChild<QToolButton*>(QStringLiteral("rawPicture"));
        view_->resize(1400, 520);
        QCoreApplication::processEvents();
        QVERIFY(raw->isVisible());
        view_->resize(700, 520);
        QCoreApplication::processEvents();
        QVERIFY(!raw->isVisible());
        auto* entry = view_->findChild<QAction*>(QStringLiteral("layer-raw"));
        entry->trigger();
        QVERIFY(view_->isRaw() && entry->isChecked());
        QVERIFY(raw->isVisible()); // what is on is in sight
        QTest::keyClick(view_.get(), Qt::Key_R);
        QVERIFY(!view_->isRaw() && !entry->isChecked());
    }

    void outlinesGoAroundWhatIsSet() {
        // A ring of eight pixels in 5 x 5, and one pixel that touches it at a corner.
        std::vector<std::uint8_t> mask(25, 0);
        for (const int p : {0, 1, 2, 5, 7, 10, 11, 12, 18}) {
            mask[static_cast<std::size_t>(p)] = 255;
        }
        const MaskShape shape = maskShape(mask, 5);
        double area = 0.0;
        for (const QRectF& run : shape.runs) {
            area += run.width() * run.height();
        }
        QVERIFY(qAbs(area - 9.0 / 25.0) < 1e-9);
        QCOMPARE(shape.outlines.size(), std::size_t(3)); // around, the hole, the pixel
        double length = 0.0;
        for (const QPolygonF& outline : shape.outlines) {
            QVERIFY(outline.isClosed());
            for (int i = 1; i < outline.size(); ++i) {
                length += QLineF(outline[i - 1], outline[i]).length();
            }
        }
        QVERIFY(qAbs(length - (12.0 + 4.0 + 4.0) / 5.0) < 1e-9);
        QVERIFY(maskShape(mask, 4).runs.empty());
    }

    void looksLikeThis() {
        for (const PreparedLayer layer : preparedLayers) {
            view_->setLayer(layer);
            save(*view_, QStringLiteral("prepared-") + layerWord(layer));
        }
    }

private:
    StreamView* device() const { return streamView(*view_, "device"); }

    std::unique_ptr<HandProvider> frames_;
    std::unique_ptr<HandPreparer> preparer_;
    std::unique_ptr<PlayerView> view_;
};

QTEST_MAIN(PreparedViewTest)
#include "prepared_view_test.moc"
