"""Sheets as other authorities ask for them, for layouts.py: agencies, regions, parks,
councils, programmes of the Union. All was written before the reader had seen any of it.
"""
from docx.shared import Pt

from laying import box, control, dotted, laid_out, line, runs, scattered, shaded, table

AUTHORITIES = {
    "agency": ("fr", [
        ("Titre de la fiche-action", "Des couches lavables en crèche", "title"), ("Porteur de projet", "Commune de Belval", "commune=belval"), ("Territoire concerné", "Bourg et hameaux", None),
        ("Nombre d’habitants", "3 412", None), ("Thème de l’action", "Réduction des déchets", "theme=dechets"), ("Date de démarrage", "septembre 2019", "period"), ("Coût de l’opération", "14 300 € TTC", "means/cost/amount"),
        ("Moyens humains", "220 heures", "means/people/hours"), ("Contact référent", "Direction de la petite enfance", "contact/role"), ("Mots clés", "couches, crèche", "keywords")]),
    "feedback": ("fr", [
        ("Nom de l’opération", "Une navette à la demande", "title"), ("Structure", "Les Ormes", "commune=ormes"), ("Thématique traitée", "Mobilités", "theme=mobilite"), ("État d’avancement", "En cours de réalisation", "status=en cours"),
        ("Calendrier", "2021-2023", "period"), ("Coût prévisionnel de l’action", "38 600 € HT", "means/cost/amount"), ("Organismes financeurs", "Région, ADEME", "means/funding/by"), ("Partenaires associés", "Syndicat des transports", "partners"),
        ("Cible", "Personnes âgées", "audience/who"), ("Mail", "navette@lesormes.example", "contact/email"), ("Tél", "05 65 31 32 33", "contact/phone")]),
    "park": ("fr", [
        ("Intitulé du projet", "Des nichoirs sur les granges", "title"), ("Commune concernée", "Saint-Aubin-des-Prés", "commune=aubin"), ("Superficie", "1 204 ha", None), ("Domaine d’action", "Eau et jardins", "theme=eau"),
        ("Année de mise en œuvre", "2018", "period"), ("Maturité du projet", "Terminé", "status=faite"), ("Budget global", "2 950 €", "means/cost/amount"), ("Interlocuteur", "Garde du parc", "contact/role"),
        ("Objet", "Soixante nichoirs ont été posés par les écoliers.", "summary"), ("Bénéficiaires de l’action", "Écoliers", "audience/who")]),
    "union": ("fr", [
        ("Dénomination de l’action", "La tournée des biodéchets", "title"), ("Collectivité maître d’ouvrage", "Communauté de communes du Val d’Orbe", "commune=val-orbe"), ("Thématique(s) concernée(s)", "Déchets", "theme=dechets"),
        ("Date de lancement", "03/02/2020", "period"), ("Statut", "Pérennisé", "status=en place"), ("Dépenses totales (TTC)", "71 800 €", "means/cost/amount"), ("Subventions", "Conseil départemental", "means/funding/by"),
        ("ETP mobilisés", "0,5", "means/people/fte"), ("Publics", "Cantines et marchés", "audience/who"), ("Partenariats", "Chambre d’agriculture", "partners"), ("Page web", "https://biodechets.example/", "links/url")]),
    "social": ("fr", [
        ("Nom du dispositif", "Les paniers solidaires", "title"), ("Commune porteuse", "Luc-sur-Orbe", "commune=luc"), ("Champ thématique", "Alimentation durable", "theme=alimentation"), ("Mis en place depuis", "janvier 2017", "period"),
        ("Phase", "En projet", "status=prévue"), ("Population ciblée", "Familles", "audience/who"), ("Coût annuel", "6 480 €", "means/cost/amount"), ("Financé par", "CAF", "means/funding/by"),
        ("Temps consacré", "18 jours", "means/people/days"), ("Votre contact", "Directrice du CCAS", "contact/role"), ("Partenaires du dispositif", "Épicerie sociale", "partners")]),
    "works": ("fr", [
        ("Désignation du projet", "Rénover la salle des fêtes", "title"), ("Nom de la collectivité", "Luc-sur-Orbe", "commune=luc"), ("Arrondissement", "Villefranche", None), ("Axe thématique", "Énergie et éclairage", "theme=energie"),
        ("Date de réalisation", "juin 2016", "period"), ("Montant des travaux", "412 000 € HT", "means/cost/amount"), ("Co-financement", "DETR", "means/funding/by"), ("Avancement du projet", "Achevé", "status=faite"),
        ("Coordonnées", "batiments@luc.example", "contact/email"), ("Partenaires mobilisés sur le projet", "CAUE, syndicat d’énergie", "partners"), ("Équipements utilisés", "Une centrale double flux", "means/technical")]),
    "study": ("en", [
        ("Title of case study", "Repair on Saturdays", "title"), ("Lead authority", "Belval", "commune=belval"), ("Service area", "Waste", "theme=waste"), ("Start date", "April 2018", "period"), ("Status", "Completed", "status=done"),
        ("Budget", "€7,300", "means/cost/amount"), ("Funding sources", "Lottery fund", "means/funding/by"), ("Staff time", "90 hours", "means/people/hours"), ("Contact officer", "Recycling officer", "contact/role"),
        ("Partner organisations", "Repair club", "partners"), ("Intended audience", "Households", "audience/who"), ("Population", "5,210", None)]),
    "practice": ("en", [
        ("Title of the practice", "Night trains for school trips", "title"), ("Main institution involved", "Luc-sur-Orbe", "commune=luc"), ("Thematic objective of the practice", "Mobility", "theme=mobility"),
        ("Geographical scope", "Local", None), ("Period of implementation", "2016-2019", "period"), ("Financial resources", "€18,200", "means/cost/amount"), ("Human resources", "40 days", "means/people/days"),
        ("Main beneficiaries", "Pupils", "audience/who"), ("Website", "https://trips.example/", "links/url"), ("Contact person", "Schools manager", "contact/role"), ("E-mail", "schools@luc.example", "contact/email")]),
    "factsheet": ("en", [
        ("Project name", "A meadow for the churchyard", "title"), ("Coordinating beneficiary", "Belval", "commune=belval"), ("Subject area", "Water and gardens", "theme=water"), ("Launched", "2020", "period"),
        ("Stage reached", "In progress", "status=ongoing"), ("Total budget", "€3,950", "means/cost/amount"), ("Co-funded by", "County council", "means/funding/by"), ("Key partners", "Parish council", "partners"),
        ("Tags", "meadow, bees", "keywords"), ("Phone", "05 65 61 62 63", "contact/phone"), ("Brief description", "The grass is cut once a year.", "summary")]),
}


def bare_table(d, rows):
    table(d, [[l, a] for l, a, _ in rows], bold=False, style="Normal Table")


def banded(d, rows):
    t = table(d, [["FICHE" if rows else "", None]] + [[l.upper(), a] for l, a, _ in rows])
    shaded(t.rows[0].cells[0])


def a_table_each(d, rows):
    for l, a, _ in rows:
        table(d, [[l], [a]])
        line(d, "")


def numbered(d, rows):
    for i, (l, a, _) in enumerate(rows):
        line(d, "%d. %s : %s" % (i + 1, l, a))


def lettered(d, rows):
    table(d, [["%s) %s" % ("abcdefghijklmnop"[i], l), a] for i, (l, a, _) in enumerate(rows)])


def decimal(d, rows):
    line(d, "*1 - Présentation*")
    for i, (l, a, _) in enumerate(rows):
        line(d, "*1.%d %s*" % (i + 1, l))
        line(d, a)


def dashes(d, rows):
    for l, a, _ in rows:
        line(d, "- %s : %s" % (l, a))


def long_dash(d, rows):
    for l, a, _ in rows:
        line(d, "*%s*" % l, " – " + a)


def pipes(d, rows):
    for i in range(0, len(rows), 2):
        line(d, " | ".join("%s : %s" % (l, a) for l, a, _ in rows[i:i + 2]))


def tabbed(d, rows):
    for l, a, _ in rows:
        line(d, "%s :\t%s" % (l, a))


def tabbed_bare(d, rows):
    for l, a, _ in rows:
        line(d, "*%s*" % l, "\t\t" + a)


def broken_lines(d, rows):
    p = d.add_paragraph()
    for i, (l, a, _) in enumerate(rows):
        if i:
            p.add_run().add_break()
        p.add_run(l + " : ").bold = True
        p.add_run(a)


def break_after_label(d, rows):
    for l, a, _ in rows:
        p = d.add_paragraph()
        p.add_run(l).bold = True
        p.add_run().add_break()
        p.add_run(a)


def three_columns(d, rows):
    table(d, [["Rubrique", "Réponse", "Précisions"]] + [[l, a, ""] for l, a, _ in rows])


def numbered_column(d, rows):
    table(d, [[str(i + 1), l, a] for i, (l, a, _) in enumerate(rows)], bold=False)


def six_columns(d, rows):
    table(d, [[x for l, a, _ in rows[i:i + 3] for x in (l + " :", a)] for i in range(0, len(rows), 3)])


def heads_over(d, rows):
    for i in range(0, len(rows), 4):
        table(d, [[l for l, _, _ in rows[i:i + 4]], [a for _, a, _ in rows[i:i + 4]]])
        line(d, "")


def bold_answers(d, rows):
    for l, a, _ in rows:
        line(d, l + " : ", "*%s*" % a)


def italics_of_help(d, rows):
    table(d, [[[("*%s*" % l,), ("_(à compléter)_",)], a] for l, a, _ in rows], bold=False)


def help_behind(d, rows):
    for l, a, _ in rows:
        line(d, "*%s* " % l, "_(quelques mots)_", " : " + a)


def starred(d, rows):
    table(d, [[l + " *", a] for l, a, _ in rows])
    line(d, "* champs obligatoires")


def controls(d, rows):
    for l, a, _ in rows:
        p = line(d, l + " : ")
        control(p, a, title=l)


def nested(d, rows):
    outer = d.add_table(rows=1, cols=1)
    outer.style = "Table Grid"
    cell = outer.rows[0].cells[0]
    cell.paragraphs[0].add_run("Fiche d’identité").bold = True
    inner = cell.add_table(rows=0, cols=2)
    for l, a, _ in rows:
        cells = inner.add_row().cells
        cells[0].text, cells[1].text = l, a


def headings_two(d, rows):
    d.add_heading(rows[0][1], 0)
    for l, a, _ in rows:
        d.add_heading(l + " :", 3)
        line(d, a)


def big_labels(d, rows):
    for l, a, _ in rows:
        p = line(d, "*%s*" % l)
        p.runs[0].font.size = Pt(14)
        line(d, "> " + a)


WAYS = [bare_table, banded, a_table_each, numbered, lettered, decimal, dashes, long_dash, pipes, tabbed, tabbed_bare, broken_lines, break_after_label,
        three_columns, numbered_column, six_columns, heads_over, bold_answers, italics_of_help, help_behind, starred, controls, nested, headings_two, big_labels]


def asked(questions, ways, each, step):
    """Each way with some of the sets of questions."""
    names = list(questions)
    for i, way in enumerate(ways):
        for j in range(each):
            name = names[(i + step * j) % len(names)]
            lang, rows = questions[name]
            yield laid_out(name, lang, rows, way)


def documents():
    return asked(AUTHORITIES, WAYS, 2, 4)


REGIONS = {
    "department": ("fr", [
        ("Intitulé de la bonne pratique", "Des haies le long des chemins", "title"), ("Collectivité pilote", "Les Ormes", "commune=ormes"), ("Thématique principale", "Eau et jardins", "theme=eau"), ("Code INSEE", "12135", None),
        ("Année de début", "2015", "period"), ("État actuel", "Terminé", "status=faite"), ("Coût global TTC", "19 750 €", "means/cost/amount"), ("Aides mobilisées", "Département", "means/funding/by"),
        ("Public bénéficiaire", "Agriculteurs", "audience/who"), ("Personne référente", "Technicien des rivières", "contact/role"), ("Adresse électronique", "haies@lesormes.example", "contact/email")]),
    "learning": ("fr", [
        ("Nom de l’expérience", "Former les cuisiniers", "title"), ("Commune ou groupement", "Saint-Aubin-des-Prés", "commune=aubin"), ("Champ de l’action", "Alimentation durable", "theme=alimentation"),
        ("Période", "de 2019 à 2020", "period"), ("Avancement", "En cours", "status=en cours"), ("Coût de la formation", "3 120 €", "means/cost/amount"), ("Temps agent mobilisé", "64 heures", "means/people/hours"),
        ("Participants", "Cuisiniers", "audience/who"), ("Partenaires institutionnels", "CNFPT", "partners"), ("Mots-clés", "cantine, formation", "keywords"), ("Numéro de téléphone", "05 65 41 42 43", "contact/phone")]),
    "syndicate": ("fr", [
        ("Titre", "Une benne pour le réemploi", "title"), ("Maître d’ouvrage de l’opération", "Communauté de communes du Val d’Orbe", "commune=val-orbe"), ("Domaine", "Déchets", "theme=dechets"), ("Population desservie", "18 300", None),
        ("Date de mise en service", "avril 2021", "period"), ("Investissement total", "22 400 € HT", "means/cost/amount"), ("Soutiens financiers", "Région", "means/funding/by"), ("Moyens matériels mobilisés", "Une benne couverte", "means/technical"),
        ("Lien vers le site", "https://benne.example/", "links/url"), ("Service à contacter", "Pôle déchets", "contact/role"), ("Résumé du projet", "La benne reçoit les meubles le samedi.", "summary")]),
    "borough": ("en", [
        ("Project title", "Lights out at midnight", "title"), ("Name of local authority", "Belval", "commune=belval"), ("Project theme", "Energy", "theme=energy"), ("Implementation period", "2017-2018", "period"), ("Current stage", "Completed", "status=done"),
        ("Project cost", "€16,900", "means/cost/amount"), ("Funded by", "Energy board", "means/funding/by"), ("Staff resources", "55 hours", "means/people/hours"), ("Target audience", "Residents", "audience/who"), ("Delivery partners", "Grid operator", "partners"),
        ("Contact", "Lighting engineer", "contact/role"), ("Email address", "lights@belval.example", "contact/email")]),
    "exchange": ("en", [
        ("Good practice title", "Herbs on the bus shelter", "title"), ("Organisation", "Luc-sur-Orbe", "commune=luc"), ("Topic", "Water and gardens", "theme=water"), ("Country", "France", None), ("Start year", "2019", "period"),
        ("Total cost", "€2,480", "means/cost/amount"), ("Source of funding", "Region", "means/funding/by"), ("Who is it for?", "Passengers", "audience/who"), ("Partners involved", "Bus company", "partners"), ("Web page", "https://herbs.example/", "links/url"), ("Short summary", "Herbs grow on five shelters.", "summary")]),
}


def label_colon(d, rows):
    table(d, [[l + "\u00a0:", a] for l, a, _ in rows])


def table_in_parts(d, rows):
    for i in range(0, len(rows), 4):
        d.add_heading("Partie %d" % (i // 4 + 1), 2)
        table(d, [[l, a] for l, a, _ in rows[i:i + 4]], bold=False)


def gap_columns(d, rows):
    table(d, [[l, "", a] for l, a, _ in rows])


def coloured(d, rows):
    from docx.shared import RGBColor
    for l, a, _ in rows:
        p = d.add_paragraph()
        p.add_run(l + " : ").font.color.rgb = RGBColor(0x1F, 0x49, 0x7D)
        p.add_run(a)


def bold_colon_outside(d, rows):
    for l, a, _ in rows:
        line(d, "*%s*" % l, ": " + a)


def list_numbers(d, rows):
    for l, a, _ in rows:
        line(d, "%s : %s" % (l, a), style="List Number")


def list_below(d, rows):
    for l, a, _ in rows:
        line(d, "*%s :*" % l)
        line(d, a, style="List Bullet")


def quoted(d, rows):
    for l, a, _ in rows:
        line(d, l, style="Heading 4")
        line(d, a, style="Quote")


def upper_lines(d, rows):
    for l, a, _ in rows:
        line(d, "*%s :* " % l.upper(), a)


def underscored(d, rows):
    for l, a, _ in rows:
        line(d, "%s : __%s__________" % (l, a))


def italic_labels(d, rows):
    for l, a, _ in rows:
        line(d, "_%s :_ " % l, a)


def two_in_a_line(d, rows):
    for i in range(0, len(rows), 2):
        line(d, "\t".join("%s : %s" % (l, a) for l, a, _ in rows[i:i + 2]))


def label_over_answer(d, rows):
    table(d, [x for l, a, _ in rows for x in ([l], [a])])


def cell_breaks(d, rows):
    table(d, [[[("*%s*" % l,), (a,)] for l, a, _ in rows[i:i + 2]] for i in range(0, len(rows), 2)], bold=False)


def with_head(d, rows):
    table(d, [["Informations générales", None]] + [["• " + l, a] for l, a, _ in rows])


REGION_WAYS = [label_colon, table_in_parts, gap_columns, coloured, bold_colon_outside, list_numbers, list_below, quoted, upper_lines, underscored, italic_labels, two_in_a_line,
               label_over_answer, cell_breaks, with_head]


def regions():
    return asked(REGIONS, REGION_WAYS, 2, 2)
