// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/detector_field.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

namespace vestigo::ui_preferences {

namespace {

enum Row { Shipped, None, Script };
const QString noneWord = QStringLiteral("none");

} // namespace

DetectorField::DetectorField(QWidget* parent)
    : QWidget(parent)
    , kind_(new QComboBox)
    , browse_(new QPushButton) {
    kind_->setObjectName(QStringLiteral("preferencesDetector"));
    kind_->addItems({QString(), QString(), QString()});
    kind_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    browse_->setObjectName(QStringLiteral("preferencesDetectorFile"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(kind_, 1);
    line->addWidget(browse_);
    setFocusProxy(kind_);
    connect(kind_, &QComboBox::activated, this, &DetectorField::choose);
    connect(browse_, &QPushButton::clicked, this, &DetectorField::askForFile);
    retranslate();
}

QString DetectorField::value() const {
    const int row = kind_->currentIndex();
    return row == Script ? file_ : row == None ? noneWord : QString();
}

void DetectorField::setValue(const QString& value) {
    const QSignalBlocker quiet(kind_);
    const bool script = !value.isEmpty() && value != noneWord;
    file_ = script ? value : file_;
    kind_->setCurrentIndex(script ? Script : value == noneWord ? None : Shipped);
    retranslate();
}

/// Without a file there is nothing to choose yet.
void DetectorField::choose(int row) {
    if (row == Script && file_.isEmpty()) {
        setValue(QString());
        askForFile();
        return;
    }
    Q_EMIT changed();
}

void DetectorField::askForFile() {
    auto* dialog = new QFileDialog(this, tr("Detector of key regions"), QFileInfo(file_).path(),
                                   tr("TorchScript (*.pt *.pth *.torchscript);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("preferencesDetectorDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        setValue(QDir::cleanPath(file));
        Q_EMIT changed();
    });
    dialog->open();
}

void DetectorField::retranslate() {
    kind_->setItemText(Shipped, tr("The one that ships with Vestigo"));
    kind_->setItemText(None, tr("None: the whole frame"));
    kind_->setItemText(Script, file_.isEmpty() ? tr("A TorchScript file") : QFileInfo(file_).fileName());
    kind_->setAccessibleName(tr("Finder of key regions"));
    browse_->setText(tr("Choose a file…"));
    setToolTip(tr("Where no regions are annotated, for models that look through an encoder. A file of "
                  "your own runs in a process without files and network."));
}

} // namespace vestigo::ui_preferences
