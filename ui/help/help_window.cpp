// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_window.h"

#include "ui/common/framed_view.h"
#include "ui/common/theme.h"
#include "ui/help/help_pages.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_help {

namespace {

constexpr int pageRole = Qt::UserRole + 1;
constexpr int contentsWidth = 220;

} // namespace

HelpWindow::HelpWindow(const QString& language, QWidget* parent)
    : QDialog(parent)
    , language_(language)
    , search_(new QLineEdit)
    , contents_(new ui_common::FramedView<QListWidget>)
    , text_(new QTextBrowser) {
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Help"));
    search_->setObjectName(QStringLiteral("helpSearch"));
    search_->setPlaceholderText(tr("Search the help"));
    search_->setAccessibleName(tr("Search the help"));
    search_->setClearButtonEnabled(true);
    contents_->setObjectName(QStringLiteral("helpContents"));
    contents_->setAccessibleName(tr("Contents of the help"));
    contents_->setFixedWidth(contentsWidth);
    search_->setFixedWidth(contentsWidth);
    text_->setObjectName(QStringLiteral("helpText"));
    text_->setAccessibleName(tr("Page of the help"));
    text_->setOpenExternalLinks(false);
    text_->document()->setDocumentMargin(16);
    auto* left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(search_);
    left->addWidget(contents_, 1);
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(16, 16, 16, 16);
    across->setSpacing(16);
    across->addLayout(left);
    across->addWidget(text_, 1);
    connect(search_, &QLineEdit::textChanged, this, &HelpWindow::find);
    connect(search_, &QLineEdit::returnPressed, this, [this] {
        if (contents_->count() > 0) {
            contents_->setCurrentRow(0);
        }
    });
    connect(contents_, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item != nullptr) {
            text_->setSource(pageUrl(language_, item->data(pageRole).toString()));
        }
    });
    connect(text_, &QTextBrowser::sourceChanged, this, &HelpWindow::follow);
    connect(&ui_common::themeNotice(), &ui_common::ThemeNotice::themeChanged, this, &HelpWindow::dress);
    dress();
    find();
    resize(860, 600);
}

/// Links in the hue of selection, which holds its contrast on either ground.
void HelpWindow::dress() {
    text_->document()->setDefaultStyleSheet(
        QStringLiteral("a { color: %1; }").arg(ui_common::theme().selection.name()));
    text_->reload();
}

void HelpWindow::showPage(const QString& page) {
    const QString known = pageNames().contains(page) ? page : QStringLiteral("index");
    search_->clear();
    text_->setSource(pageUrl(language_, known));
    follow();
}

QString HelpWindow::page() const {
    return QFileInfo(text_->source().path()).baseName();
}

void HelpWindow::find() {
    const QSignalBlocker quiet(contents_);
    contents_->clear();
    for (const QString& page : findPages(language_, search_->text())) {
        auto* item = new QListWidgetItem(pageTitle(language_, page), contents_);
        item->setData(pageRole, page);
    }
    follow();
}

/// The contents mark the page that is shown, however it was reached.
void HelpWindow::follow() {
    const QSignalBlocker quiet(contents_);
    contents_->setCurrentItem(nullptr);
    for (int row = 0; row < contents_->count(); ++row) {
        if (contents_->item(row)->data(pageRole).toString() == page()) {
            contents_->setCurrentRow(row);
        }
    }
}

} // namespace vestigo::ui_help
