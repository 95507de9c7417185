"""Writes sheets as authorities lay them out, and what each of their labels asks for:
layouts.py FOLDER SET. A line of JSON for each on standard output: its file, its language,
the answer of each place ("means/cost/amount"), and all words of the file.
"""
import json
import re
import sys
import zipfile
from xml.etree import ElementTree

from docx.enum.text import WD_BREAK

from laying import *
import authorities
import clerks
import newcomers
import questionnaires
import strangers
import templates

SHEETS = []


def sheet(lang, **want):
    """A sheet, and what its labels ask for: paths have __ where keys are parted."""
    def keep(write):
        SHEETS.append((write.__name__, lang, {k.replace("__", "/"): v for k, v in want.items()}, write))
    return keep


# In French.

@sheet("fr", title="Des gobelets lavables pour les fêtes", commune="belval", theme="dechets", audience__who="Associations, écoles",
       period="mars 2019", means__cost__amount="4 850 € TTC", contact__role="Service vie associative", partners="SICTOM, Région")
def identity_card(d):
    t = table(d, [
        ["CARTE D’IDENTITÉ DE L’ACTION", None],
        ["Intitulé", "Des gobelets lavables pour les fêtes"],
        ["Maître d’ouvrage", "Commune de Belval"],
        ["Thématique", "Réduction des déchets"],
        ["Public visé", "Associations, écoles"],
        ["Date de mise en œuvre", "mars 2019"],
        ["Coût total TTC", "4 850 €"],
        ["Personne ressource", "Service vie associative"],
        ["Partenaires", "SICTOM, Région"]])
    for row in t.rows:
        shaded(row.cells[0])
    d.add_heading("Contexte", 1)
    line(d, "Chaque été, la commune achetait 20 000 gobelets jetables.")
    d.add_heading("Bilan", 1)
    line(d, "Les associations ont pris l’habitude.")


@sheet("fr", title="Extinction de l’éclairage public", commune="luc", theme="energie", status="en place", period="septembre 2018",
       means__cost__amount="12 000 € HT", means__funding__by="SDE", summary="La nuit, 310 lampes sont éteintes de 23 h à 5 h.")
def bold_before_text(d):
    d.add_heading("Extinction de l’éclairage public", 0)
    line(d, "*Collectivité :* ", "Luc-sur-Orbe")
    line(d, "*Thème : *", "Énergie et éclairage")
    line(d, "*État d’avancement* : en service")
    line(d, "*Démarrage :*", " septembre 2018")
    line(d, "*Résumé :* ", "La nuit, 310 lampes sont éteintes de 23 h à 5 h.")
    line(d, "*Coût de l’opération :* ", "12 000 € HT")
    line(d, "*Financement :* ", "SDE")
    line(d, "*Contexte*")
    line(d, "Le réseau datait de 1987 et la facture avait doublé.")
    line(d, "*Points de vigilance*")
    line(d, "Prévenir les habitants ; garder deux rues éclairées.")


@sheet("fr", title="Un broyeur partagé", commune="ormes", theme="dechets", period="2017", means__people__hours="35 h",
       contact__email="services@lesormes.example", audience="Habitants")
def answers_below(d):
    line(d, "*Un broyeur partagé*")
    for label, answer in [("Commune", "Les Ormes"), ("Domaine", "Déchets"), ("Année de lancement", "2017"), ("Public concerné", "Habitants"),
                          ("Temps passé", "35 h"), ("Courriel", "services@lesormes.example")]:
        line(d, "*%s*" % label)
        line(d, answer)
    line(d, "*Description détaillée de l’action*")
    line(d, "Le broyeur passe de quartier en quartier, trois fois par an.")
    line(d, "Chacun repart avec son broyat.")


@sheet("fr", title="Jardin partagé du Moulin", commune="luc", theme="eau", period="2020", means__cost__amount="3 200 €", contact__phone="05 65 00 00 00", status="faite")
def dots_to_the_margin(d):
    line(d, "FICHE RETOUR D’EXPÉRIENCE")
    for label, answer in [("Nom de l’action :", "Jardin partagé du Moulin"), ("Commune :", "Luc-sur-Orbe"), ("Thème :", "Eau et jardins"),
                          ("Année de réalisation :", "2020"), ("Coût :", "3 200 €"), ("Stade :", "terminé"), ("Téléphone :", "05 65 00 00 00")]:
        dotted(d, label, answer)
    d.add_heading("Pourquoi cette action ?", 2)
    line(d, "Des habitants la demandaient depuis longtemps.")


@sheet("fr", title="Un composteur à la cantine", commune="aubin", theme="dechets", period="janvier 2021", means__cost__amount="780 €", partners="École Jules-Ferry", status="en place")
def typed_dots(d):
    line(d, "Titre : …………… Un composteur à la cantine ……………")
    line(d, "Commune : ……… Saint-Aubin-des-Prés")
    line(d, "Thématique ......................... Déchets")
    line(d, "Date de démarrage : ........... janvier 2021 ...........")
    line(d, "Avancement : …………………………………… en place")
    line(d, "Budget : ___________ 780 € ___________")
    line(d, "Partenaire(s) : ………… École Jules-Ferry …………")
    line(d, "Difficultés rencontrées : les moucherons, le premier été.")


@sheet("fr", title="Zéro pesticide au cimetière", commune="belval", theme="eau", period="2016-2018", status="faite", means__people__hours="120 heures",
       means__cost__amount="9 400 € TTC", means__funding__by="Agence de l’eau", contact__role="Responsable des espaces verts", contact__email="verts@belval.example")
def four_columns(d):
    table(d, [
        ["1. IDENTIFICATION", None, None, None],
        ["Action", "Zéro pesticide au cimetière", "Période", "2016-2018"],
        ["Commune", "Belval", "Thème", "Eau et jardins"],
        ["État", "Achevée", "Habitants", "3 400"],
        ["2. MOYENS", None, None, None],
        ["Temps agent", "120 heures", "Coût TTC", "9 400 €"],
        ["Financeur", "Agence de l’eau", "Matériel", "Une binette électrique"],
        ["3. CONTACT", None, None, None],
        ["Fonction", "Responsable des espaces verts", "Mél", "verts@belval.example"],
        ["4. DESCRIPTION", None, None, None],
        [["Les allées ont été engazonnées.", "Les habitants ont été prévenus par une affiche à l’entrée et par le bulletin."], None, None, None]])


@sheet("fr", title="Le pédibus des deux écoles", commune="luc", theme="mobilite", means__cost__amount="1 500 €", period="2015", audience="Élèves et parents", partners="Association des parents")
def headings_as_labels(d):
    d.add_heading("Le pédibus des deux écoles", 1)
    for label, answer in [("Collectivité", "Commune de Luc-sur-Orbe"), ("Thématique", "Mobilités"), ("Date de lancement", "2015"), ("Public cible", "Élèves et parents"),
                          ("Contexte et enjeux", "Cent voitures devant l’école chaque matin. Il fallait agir."), ("Budget", "1 500 €"), ("Partenaires associés", "Association des parents"),
                          ("Les clés de la réussite", "Commencer par une seule ligne. Choisir des horaires sûrs.")]:
        d.add_heading(label, 2)
        line(d, answer)


@sheet("fr", title="Chaufferie bois du bourg", commune="aubin", theme="energie", means__cost__amount="245 000 € HT", contact__phone="05.65.11.22.33", period="2014", partners="Syndicat d’énergie")
def side_box(d):
    p = d.add_paragraph()
    text_box(p, [["*L’essentiel*"], ["*Commune :* ", "Saint-Aubin-des-Prés"], ["*Thème :* ", "Énergie"], ["*Mise en service :* ", "2014"],
                 ["*Montant des travaux :* ", "245 000 € HT"], ["*Partenaire :* ", "Syndicat d’énergie"], ["*Tél. :* ", "05.65.11.22.33"]])
    d.add_heading("Chaufferie bois du bourg", 1)
    line(d, "La chaufferie au fioul était en fin de vie.")
    d.add_heading("Résultats", 2)
    line(d, "La facture a baissé d’un tiers.")


@sheet("fr", title="Prêt de vélos électriques", commune="belval", theme="mobilite", status="en cours", exemplary="oui")
def boxes_to_tick(d):
    line(d, "*Intitulé de l’action :* ", "Prêt de vélos électriques")
    line(d, "*Collectivité :* ", "Belval")
    for label, choices, at in [("*Thème :*", ["Eau et jardins", "Énergie et éclairage", "Mobilités", "Réduction des déchets"], 2), ("*État d’avancement :*", ["En projet", "En cours", "Terminée"], 1),
                               ("*Action exemplaire :*", ["Oui", "Non"], 0)]:
        p = line(d, label, " ")
        for i, c in enumerate(choices):
            box(p, i == at)
            p.add_run(" %s   " % c)
    line(d, "*Déroulement*")
    line(d, "Dix vélos sont prêtés pour un mois.")


@sheet("fr", title="Chasse aux fuites dans les écoles", commune="luc", theme="eau", status="faite")
def typed_boxes(d):
    table(d, [
        ["Titre", "Chasse aux fuites dans les écoles"],
        ["Commune", "☐ Belval   ☒ Luc-sur-Orbe   ☐ Les Ormes"],
        ["Thématique", [("☐ Mobilités",), ("☒ Eau et jardins",), ("☐ Énergie et éclairage",)]],
        ["Statut", "□ prévue   ■ réalisée   □ abandonnée"]])
    line(d, "Les agents relèvent les compteurs la nuit.")


@sheet("fr", title="Rénovation de la salle des fêtes", commune="ormes", theme="energie", period="2012-2013", means__cost__amount="310 000 € HT", means__funding__by="ADEME", contact__role="Direction des services techniques")
def capitals(d):
    t = table(d, [
        ["TITRE DE L’OPÉRATION", "Rénovation de la salle des fêtes"],
        ["MAÎTRE D’OUVRAGE", "MAIRIE DES ORMES"],
        ["THÈME", "ÉNERGIE"],
        ["DATE DE RÉALISATION", "2012-2013"],
        ["COÛT DE L’OPÉRATION HT", "310 000 €"],
        ["FINANCEURS", "ADEME"],
        ["SERVICE RÉFÉRENT", "Direction des services techniques"]])
    for row in t.rows:
        shaded(row.cells[0])
    line(d, "*CONTEXTE*")
    line(d, "Le chauffage électrique coûtait cher et personne ne venait en hiver.")
    line(d, "*DIFFICULTÉS*")
    line(d, "Un lot a été infructueux.")


@sheet("fr", title="Collecte des biodéchets", commune="belval", theme="dechets", means__people__hours="210", means__cost__amount="18 500", period="2022", audience__number="1 250")
def units_in_labels(d):
    d.add_heading("Collecte des biodéchets", 1)
    table(d, [
        ["Commune concernée", "Belval"],
        ["Thème traité", "Réduction des déchets"],
        ["Année de mise en place", "2022"],
        ["Temps passé (en heures)", "210"],
        ["Coût total (en € TTC)", "18 500"],
        ["Nombre de bénéficiaires", "1 250"]])
    line(d, "Des bacs ont été posés à chaque carrefour.")


@sheet("fr", title="Moins de papier en mairie", commune="luc", theme="dechets", status="en place")
def years_in_columns(d):
    d.add_heading("Moins de papier en mairie", 1)
    table(d, [["Commune", "Luc-sur-Orbe"], ["Thème", "Déchets"], ["Statut", "En place"]])
    d.add_heading("Résultats", 2)
    table(d, [["Indicateur", "2017", "2018", "2019"], ["Ramettes achetées", "410", "322", "180"], ["Impressions en couleur (milliers)", "52", "40", "12,5"]])
    line(d, "Source : service achats.")


@sheet("fr", title="Un frigo solidaire", commune="aubin", theme="alimentation", period="octobre 2020", contact__role="CCAS", partners="Secours local", means__cost__amount="900 €")
def page_in_columns(d):
    d.sections[0].header.paragraphs[0].text = "Réseau des communes du Val d’Orbe"
    d.sections[0].footer.paragraphs[0].text = "Fiche n° 14 – page 1"
    d.add_heading("Un frigo solidaire", 0)
    contents(d, ["Présentation", "Bilan"])
    columns(d, 2)
    line(d, "Commune : Saint-Aubin-des-Prés")
    line(d, "Thème : Alimentation durable")
    line(d, "Mise en place : octobre 2020")
    line(d, "Budget : 900 €")
    line(d, "Contact : CCAS")
    line(d, "En partenariat avec : Secours local")
    d.add_heading("Présentation", 1)
    line(d, "Un frigo est ouvert à tous devant l’ancienne poste.")
    d.add_heading("Bilan", 1)
    line(d, "Il est plein le matin et vide le soir.")


@sheet("fr", title="La cantine passe au local", commune="luc", theme="alimentation", period="2018", means__cost__amount="0,35 € par repas", contact__email="cantine@luc.example", summary="Un menu sur deux vient de moins de 50 km.")
def scattered_runs(d):
    scattered(d.add_paragraph(style="Title"), "La cantine passe au local")
    t = d.add_table(rows=0, cols=2)
    for label, answer in [("Commune", "Luc-sur-Orbe"), ("Thème", "Alimentation durable"), ("Année", "2018"), ("Surcoût", "0,35 € par repas"), ("En bref", "Un menu sur deux vient de moins de 50 km."), ("Contact", "cantine@luc.example")]:
        cells = t.add_row().cells
        scattered(cells[0].paragraphs[0], label, True)
        cells[0].add_paragraph()
        scattered(cells[1].paragraphs[0], answer)
        cells[1].add_paragraph()
    scattered(d.add_paragraph(), "Contexte", True)
    scattered(d.add_paragraph(), "Le marché arrivait à sa fin.")


@sheet("fr", title="Repair café", commune="belval", theme="dechets", status="en place", audience="Habitants", partners="MJC")
def word_form(d):
    line(d, "Formulaire de recueil des bonnes pratiques")
    rows = [("Intitulé de la pratique", "Repair café", ()), ("Collectivité", "Belval", ("Belval", "Luc-sur-Orbe")), ("Thème", "Réduction des déchets", ("Réduction des déchets", "Mobilités")),
            ("Où en est-on ?", "En place", ("En projet", "En place")), ("Bénéficiaires", "Habitants", ()), ("Partenaires", "MJC", ())]
    t = d.add_table(rows=0, cols=2)
    t.style = "Table Grid"
    for label, answer, choices in rows:
        cells = t.add_row().cells
        cells[0].text = label
        control(cells[1].paragraphs[0], answer, choices=choices)
    cells = t.add_row().cells
    cells[0].text = "Coût"
    prompt(cells[1].paragraphs[0], "Cliquez ici pour entrer du texte.")


@sheet("fr", title="Toits végétalisés", commune="ormes", status="prévue", period="2024", means__cost__amount="60 000 €")
def old_form(d):
    p = line(d, "Titre de l’action : ")
    old_text(p, "Toits végétalisés")
    p = line(d, "Commune : ")
    old_list(p, ["Belval", "Les Ormes"], 1)
    p = line(d, "Avancement : ")
    old_list(p, ["En projet", "En cours"], 0)
    p = line(d, "Année : ")
    old_text(p, "2024")
    p = line(d, "Coût prévisionnel : ")
    old_text(p, "60 000 €")


@sheet("fr", title="Une ressourcerie intercommunale", commune="val-orbe", theme="dechets", period="2019", means__cost__amount="85 000 €", contact__role="Chargée de mission prévention", audience="Habitants du territoire", means__people__fte="2,5 ETP")
def questions(d):
    for question, answer in [("Quel est le nom de l’action ?", "Une ressourcerie intercommunale"), ("Quelle est la collectivité concernée ?", "Communauté de communes du Val d’Orbe"), ("Quel est le thème ?", "Déchets"),
                             ("Quand l’action a-t-elle démarré ?", "2019"), ("Pour qui ?", "Habitants du territoire"), ("Combien cela a-t-il coûté ?", "85 000 €"), ("Quels moyens humains ?", "2,5 ETP"),
                             ("Qui contacter ?", "Chargée de mission prévention"), ("Quelles difficultés avez-vous rencontrées ?", "Trouver un local a pris deux ans.")]:
        line(d, "*%s*" % question)
        line(d, answer)


@sheet("fr", title="Trame verte des écoles", commune="luc", theme="eau", period="2021-2023", means__cost__amount="74 000 € HT", means__funding__by="Agence de l’eau", partners="CAUE", status="en cours")
def numbered(d):
    for i, (label, answer) in enumerate([("Intitulé de l’action", "Trame verte des écoles"), ("Commune(s) concernée(s)", "Luc-sur-Orbe"), ("Thématique(s)", "Eau et jardins"), ("Période de réalisation", "2021-2023"),
                                         ("État d’avancement", "en cours de réalisation"), ("Coût global de l’opération", "74 000 € HT"), ("Financement(s)", "Agence de l’eau"), ("Partenaire(s) technique(s)", "CAUE")], 1):
        line(d, "%d. %s : %s" % (i, label, answer))
    line(d, "9. Description : ")
    line(d, "Les cours d’école sont désimperméabilisées l’une après l’autre, en commençant par les plus chaudes ; les enfants dessinent les plans avec leurs maîtres.")


@sheet("fr", title="Borne de recharge à la gare", commune="belval", theme="mobilite", period="2018", means__cost__amount="14 300 €", contact__role="Services techniques")
def labels_above(d):
    d.add_heading("Borne de recharge à la gare", 1)
    table(d, [["Commune", "Thème", "Année", "Coût", "Contact"], ["Belval", "Mobilités", "2018", "14 300 €", "Services techniques"]])
    d.add_heading("Description", 2)
    line(d, "Deux bornes sont posées sur le parking.")


@sheet("fr", title="Un plan lumière sobre", commune="ormes", theme="energie", means__people__hours="60 h", means__cost__amount="22 000 € TTC", means__technical="Une nacelle", means__funding__by="Syndicat d’énergie", period="2019", status="faite")
def groups_at_the_left(d):
    t = table(d, [["", "Titre", "Un plan lumière sobre"], ["Qui ?", "Commune", "Les Ormes"], ["Quoi ?", "Thème", "Énergie et éclairage"], ["Quand ?", "Date de réalisation", "2019"], ["", "Statut", "Réalisée"],
                  ["Avec quoi ?", "Moyens humains", "60 h"], ["", "Matériel", "Une nacelle"], ["", "Coût TTC", "22 000 €"], ["", "Financeurs", "Syndicat d’énergie"]], bold=False)
    t.cell(3, 0).merge(t.cell(4, 0))
    t.cell(5, 0).merge(t.cell(8, 0))


@sheet("fr", title="Gourdes pour tous les élèves", commune="aubin", theme="dechets", period="septembre 2022", means__cost__amount="2 150 €", audience__number="215")
def underlined(d):
    p = d.add_paragraph()
    p.add_run("Gourdes pour tous les élèves").bold = True
    for label, answer in [("Commune", "Saint-Aubin-des-Prés"), ("Thème", "déchets"), ("Date de mise en place", "septembre 2022"), ("Coût", "2 150 €"), ("Public", "215 élèves")]:
        line(d, "~%s~" % label, " : " + answer)


@sheet("fr", title="Moutons au parc", commune="luc", theme="eau", period="depuis 2013", means__cost__amount="1 800 €/an", contact__role="Service des parcs", status="en place")
def dashes(d):
    d.add_heading("Moutons au parc", 1)
    for label, answer in [("Commune", "Luc-sur-Orbe"), ("Thème", "Eau et jardins"), ("Statut", "en place"), ("Dates", "depuis 2013"), ("Coût", "1 800 €/an"), ("Contact", "Service des parcs")]:
        line(d, "*%s*" % label, " – ", answer)


@sheet("fr", title="Un verger communal", commune="belval", theme="alimentation", period="2017", means__cost__amount="6 000 €", partners="Croqueurs de pommes", status="en place", audience="Habitants, écoles")
def bold_items(d):
    d.add_heading("Un verger communal", 0)
    d.add_heading("Fiche d’identité", 1)
    for label, answer in [("Porteur", "Belval"), ("Thématique", "Alimentation durable"), ("Stade d’avancement", "opérationnel"), ("Date de début", "2017"), ("Public", "Habitants, écoles"), ("Budget", "6 000 €"), ("Partenaires", "Croqueurs de pommes")]:
        line(d, "*%s :* " % label, answer, style="List Bullet")
    d.add_heading("Récit", 1)
    line(d, "Le verger a été planté un samedi de novembre.")


@sheet("fr", title="Bornes d’apport volontaire", commune="val-orbe", theme="dechets", period="2015", means__cost__amount="132 000 € HT", contact__email="tri@valorbe.example")
def help_in_labels(d):
    table(d, [
        [["Titre", ("_Quelques mots, sans sigle_",)], "Bornes d’apport volontaire"],
        [["Maître d’ouvrage", ("_Nom complet de la collectivité_",)], "Communauté de communes du Val d’Orbe"],
        [["Thème", ("_Un seul choix_",)], "Réduction des déchets"],
        [["Date de réalisation", ("_Année ou mois et année_",)], "2015"],
        [["Coût (HT)", ("_Investissement seulement_",)], "132 000 €"],
        [["Courriel du contact", ("_Adresse du service, pas d’une personne_",)], "tri@valorbe.example"]], bold=False)


@sheet("fr", title="La navette du marché", commune="aubin", theme="mobilite", period="avril 2016", means__cost__amount="8 700 €", status="abandonnée")
def box_beside_text(d):
    outer = d.add_table(rows=1, cols=2)
    left, right = outer.rows[0].cells
    left.paragraphs[0].add_run("La navette du marché").bold = True
    left.add_paragraph("Une navette gratuite, le jeudi matin, pour qui ne conduit plus. Elle a roulé deux ans.")
    inner = right.add_table(rows=0, cols=2)
    for label, answer in [("Commune", "Saint-Aubin-des-Prés"), ("Thème", "Mobilités"), ("Statut", "Abandonnée"), ("Lancement", "avril 2016"), ("Coût", "8 700 €")]:
        cells = inner.add_row().cells
        cells[0].text, cells[1].text = label, answer
    d.add_heading("Pourquoi l’arrêt ?", 1)
    line(d, "Trop peu de passagers l’hiver.")


@sheet("fr", title="Rénovation des vestiaires", commune="luc", theme="energie", status="faite", means__cost__amount="98 000 € HT", means__funding__by="DETR", means__funding__amount="40 000 €", period="2019")
def funding_plan(d):
    d.add_heading("Rénovation des vestiaires", 1)
    line(d, "Commune : Luc-sur-Orbe\tThème : Énergie\tStatut : réalisé")
    line(d, "Année : 2019\tCoût : 98 000 € HT")
    d.add_heading("Plan de financement", 2)
    table(d, [["Financeur", "Montant"], ["DETR", "40 000 €"], ["Région", "20 000 €"], ["Autofinancement", "38 000 €"]])
    d.add_heading("Contexte", 2)
    line(d, "Les vestiaires dataient de 1974.")


@sheet("fr", title="Une charte des arbres", commune="ormes", theme="eau", contact__role="Pôle nature", partners="LPO, lycée agricole")
def plan_of_actions(d):
    t = table(d, [
        ["Axe 3 – Adapter le territoire", None, None],
        ["Action n° 12", "Une charte des arbres", None],
        ["Pilote", "Les Ormes", None],
        ["Thème", "Eau et jardins", None],
        ["Service référent", "Pôle nature", None],
        ["Partenaires", "LPO, lycée agricole", None],
        ["Calendrier", "2020", None],
        ["Priorité", "Haute", None],
        ["Description", "Chaque arbre abattu est remplacé par deux autres, d’essences qui supportent la sécheresse.", None]])
    shaded(t.rows[0].cells[0])


@sheet("fr", title="Le tri dans les bureaux", commune="belval", theme="dechets", period="2021", means__cost__amount="650 € TTC", means__people__hours="14 heures", contact__role="Agente d’accueil")
def bars(d):
    for title, lines in [("Le tri dans les bureaux", []), ("Qui ?", ["Collectivité : Belval", "Contact : Agente d’accueil"]), ("Quoi ?", ["Thème : Réduction des déchets", "Une corbeille sur deux a été enlevée."]), ("Quand ?", ["Année de mise en œuvre : 2021"]),
                         ("Combien ?", ["Coût : 650 € TTC", "Temps de travail : 14 heures"])]:
        t = d.add_table(rows=1, cols=1)
        t.rows[0].cells[0].paragraphs[0].add_run(title).bold = True
        shaded(t.rows[0].cells[0], "70AD47")
        for text in lines:
            line(d, text)


@sheet("fr", title="Éco-pâturage des bassins", commune="luc, belval", theme="eau", period="2018-2020", means__cost__amount="7 600 € TTC", means__people__days="12 jours", status="faite", keywords="pâturage, moutons")
def breaks_in_one_paragraph(d):
    p = d.add_paragraph()
    for i, text in enumerate(["Titre : Éco-pâturage des bassins", "Communes : Luc-sur-Orbe et Belval", "Thème : Eau et jardins", "Mots-clés : pâturage, moutons", "Avancement : terminé", "Période : 2018-2020", "Coût : 7 600 € TTC", "Temps agent : 12 jours"]):
        r = p.add_run(text)
        if i < 7:
            r.add_break(WD_BREAK.LINE)
    line(d, "")
    line(d, "Les bassins étaient fauchés trois fois par an.")


@sheet("fr", title="Réemploi des manuels", commune="aubin", theme="dechets", status="en place", audience="Collégiens", period="2016")
def spaced_by_hand(d):
    line(d, "        FICHE BONNE PRATIQUE")
    for label, answer in [("INTITULÉ", "Réemploi des manuels"), ("COMMUNE", "Saint-Aubin-des-Prés"), ("THÈME", "Réduction des déchets"), ("PUBLIC", "Collégiens"), ("DEPUIS", "2016"), ("AVANCEMENT", "En place")]:
        line(d, label + "\t\t:\t" + answer)


@sheet("fr", title="Un marché de plein vent", commune="ormes", theme="alimentation", period="mai 2019", means__cost__amount="3 900 € TTC", contact__role="Élue au commerce", partners="Chambre d’agriculture")
def tabs_without_colon(d):
    for label, answer in [("Titre", "Un marché de plein vent"), ("Commune", "Les Ormes"), ("Thème", "Alimentation durable"), ("Démarrage", "mai 2019"), ("Coût TTC", "3 900 €"), ("Contact", "Élue au commerce"), ("Partenaires", "Chambre d’agriculture")]:
        line(d, label + "\t" + answer)
    line(d, "Douze producteurs viennent chaque vendredi.")


# In English.

@sheet("en", title="Reusable cups for festivals", commune="belval", theme="waste", audience="Clubs and schools", period="March 2019", means__cost__amount="€4,850", contact__role="Events department", partners="Waste board")
def english_card(d):
    table(d, [
        ["PROJECT PROFILE", None],
        ["Project title", "Reusable cups for festivals"],
        ["Lead authority", "Belval"],
        ["Topic", "Waste"],
        ["Target audience", "Clubs and schools"],
        ["Start date", "March 2019"],
        ["Total cost (incl. VAT)", "€4,850"],
        ["Contact person", "Events department"],
        ["Partners", "Waste board"]])
    d.add_heading("Context", 1)
    line(d, "Every summer the town bought 20,000 throw-away cups.")


@sheet("en", title="Street lights off at night", commune="luc", theme="energy", status="in place", period="2018", means__cost__amount="€12,000", means__funding__by="Energy board", summary="310 lamps are off from 11 pm to 5 am.")
def english_bold(d):
    d.add_heading("Street lights off at night", 0)
    for label, answer in [("Local authority:", "Luc-sur-Orbe"), ("Theme:", "Energy"), ("Current status:", "in operation"), ("Year:", "2018"), ("In brief:", "310 lamps are off from 11 pm to 5 am."), ("Cost:", "€12,000"), ("Funded by:", "Energy board")]:
        line(d, "*%s* " % label, answer)
    d.add_heading("What we learned", 1)
    line(d, "Warn people first.")


@sheet("en", title="Community garden", commune="luc", theme="water", period="2020", means__cost__amount="€3,200", status="done", contact__phone="+33 5 65 00 00 00")
def english_dots(d):
    for label, answer in [("Name of the project:", "Community garden"), ("Municipality:", "Luc-sur-Orbe"), ("Theme:", "Water and gardens"), ("Implementation date:", "2020"), ("Budget:", "€3,200"), ("Stage:", "completed"), ("Phone:", "+33 5 65 00 00 00")]:
        dotted(d, label, answer)


@sheet("en", title="Walking bus", commune="belval", theme="mobility", audience="Pupils and parents", period="2015", means__cost__amount="€1,500", partners="Parents’ association")
def english_headings(d):
    d.add_heading("Walking bus", 1)
    for label, answer in [("Council", "Belval"), ("Theme", "Mobility"), ("When did it start?", "2015"), ("Who is it for?", "Pupils and parents"), ("Budget", "€1,500"), ("Key partners", "Parents’ association"), ("Success factors", "Start with one line. Choose safe times.")]:
        d.add_heading(label, 2)
        line(d, answer)


@sheet("en", title="Electric bicycles on loan", commune="belval", theme="mobility", status="ongoing", exemplary="yes")
def english_boxes(d):
    line(d, "*Project name:* ", "Electric bicycles on loan")
    line(d, "*Town:* ", "Belval")
    for label, choices, at in [("*Theme:*", ["Waste", "Energy", "Mobility"], 2), ("*Status:*", ["Planned", "In progress", "Completed"], 1), ("*Exemplary:*", ["Yes", "No"], 0)]:
        p = line(d, label, " ")
        for i, c in enumerate(choices):
            box(p, i == at)
            p.add_run(" %s  " % c)


@sheet("en", title="Less paper at the town hall", commune="luc", theme="waste", status="in place", means__people__hours="40 hours")
def english_years(d):
    d.add_heading("Less paper at the town hall", 1)
    table(d, [["Organisation", "Luc-sur-Orbe", "Topic", "Waste"], ["Progress", "Running", "Staff time", "40 hours"]])
    d.add_heading("Results", 2)
    table(d, [["Indicator", "2017", "2018", "2019"], ["Reams bought", "410", "322", "180"]])


@sheet("en", title="Wood boiler in the village", commune="luc", theme="energy", means__cost__amount="€245,000", period="2014", partners="Energy board")
def english_side_box(d):
    d.add_heading("Wood boiler in the village", 1)
    p = line(d, "The oil boiler was worn out.")
    text_box(p, [["*At a glance*"], ["*Location:* ", "Luc-sur-Orbe"], ["*Theme:* ", "Energy"], ["*Year:* ", "2014"], ["*Total investment:* ", "€245,000"], ["*Partner:* ", "Energy board"]])


@sheet("en", title="Orchard for all", commune="belval", theme="food", status="in place", period="2017", means__cost__amount="€6,000", keywords="orchard, apples")
def english_items(d):
    d.add_heading("Orchard for all", 0)
    for label, answer in [("Project owner", "Belval"), ("Theme", "Food"), ("State of progress", "operational"), ("Since", "2017"), ("Estimated budget", "€6,000"), ("Key words", "orchard, apples")]:
        line(d, "*%s: *" % label, answer, style="List Bullet")
    d.add_heading("Story", 1)
    line(d, "It was planted on a Saturday in November.")


def words_of(file):
    """All words of a document, by paragraph, whatever part they are in."""
    found = []
    with zipfile.ZipFile(file) as parts:
        for name in parts.namelist():
            if not re.match(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$", name):
                continue
            for p in ElementTree.fromstring(parts.read(name)).iter():
                if p.tag.endswith("}p"):
                    text = ""
                    for e in p.iter():
                        tag = e.tag.rsplit("}", 1)[-1]
                        text += (e.text or "") if tag == "t" else " " if tag in ("tab", "br", "p") else ""
                    found += text.split()
    return sorted(set(found))


folder = sys.argv[1]
SETS = {"layouts": lambda: SHEETS + list(questionnaires.documents()), "authorities": authorities.documents, "regions": authorities.regions,
        "templates": templates.documents, "strangers": strangers.documents, "newcomers": newcomers.documents,
        "clerks": clerks.documents}
for name, lang, want, write in SETS[sys.argv[2]]():
    d = new()
    write(d)
    name = name.replace("_", "-") + ".docx"
    file = folder + "/" + name
    d.save(file)
    print(json.dumps({"file": name, "lang": lang, "want": want, "words": words_of(file)}, ensure_ascii=False))
