"""Sheets as clerks fill in the templates of their authorities: several parts a document,
each laid out in its own way, with the story and the boxes of the office around them.

It was written by somebody who had read neither the reader nor its words nor the other
sets. A row is a label, its answer, and what it asks for: paths, with the words where the
answer says more.
"""
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Cm, Pt, RGBColor

from laying import box, dotted, filled, line, runs, shaded, table


def say(*paragraphs):
    """Paragraphs of the story."""
    def write(d, _):
        for p in paragraphs:
            line(d, p)
    return write, []


def head(text):
    """The name of the template, centred."""
    def write(d, _):
        p = line(d, "*%s*" % text)
        p.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return write, []


def heading(text, level=1):
    def write(d, _):
        d.add_heading(text, level)
    return write, []


def band(text, colour="C6E0B4"):
    """A banner of one cell."""
    def write(d, _):
        shaded(table(d, [[text]]).rows[0].cells[0], colour)
    return write, []


def running(text, foot):
    """What stands at the head and the foot of each page."""
    def write(d, _):
        d.sections[0].header.paragraphs[0].add_run(text)
        d.sections[0].footer.paragraphs[0].add_run(foot)
    return write, []


def two(d, rows):
    table(d, [[l, a] for l, a, _ in rows])


def two_plain(d, rows):
    """Nothing is bold; a colon ends each label."""
    table(d, [[l + " :", a] for l, a, _ in rows], bold=False)


def two_coloured(d, rows):
    for row in table(d, [[l, a] for l, a, _ in rows], bold=False).rows:
        shaded(row.cells[0], "DDEBF7")


def three(*heads):
    """A row of heads, then label, answer, and a third column with a remark here and there."""
    def write(d, rows):
        t = table(d, [list(heads)] + [[l, a, "à compléter" if i == 2 and heads[0] != "Item" else ""] for i, (l, a, _) in enumerate(rows)], bold=False)
        for cell in t.rows[0].cells:
            shaded(cell)
    return write


def titled(text):
    """A table whose first row is a merged band."""
    def write(d, rows):
        t = table(d, [[text, None]] + [[l, a] for l, a, _ in rows])
        shaded(t.rows[0].cells[0], "FFE699")
    return write


def four(d, rows):
    """Two questions a row."""
    cells = [x for l, a, _ in rows for x in (l, a)]
    table(d, [cells[i:i + 4] for i in range(0, len(cells), 4)])


def above(d, rows):
    """A row of one cell for the label, the answer in the row below."""
    t = table(d, [[x] for l, a, _ in rows for x in (l, a)], bold=False)
    for row in t.rows[::2]:
        shaded(row.cells[0], "E2EFDA")


def in_a_row(d, rows):
    """Labels are the heads of columns."""
    t = table(d, [[l for l, _, _ in rows], [a for _, a, _ in rows]], bold=False)
    for cell in t.rows[0].cells:
        runs(cell.paragraphs[0])
        for r in cell.paragraphs[0].runs:
            r.bold = True


def side_by_side(n):
    """Cells with the label in small capitals above its answer, n a row."""
    def write(d, rows):
        t = d.add_table(rows=0, cols=n)
        t.style = "Table Grid"
        for i in range(0, len(rows), n):
            for cell, (l, a, _) in zip(t.add_row().cells, rows[i:i + n]):
                r = cell.paragraphs[0].add_run(l)
                r.bold, r.font.small_caps = True, True
                cell.add_paragraph(a)
    return write


def broken(d, rows):
    """A bold label and its answer in one paragraph, parted by a break."""
    for l, a, _ in rows:
        p = d.add_paragraph()
        p.add_run(l).bold = True
        p.add_run().add_break(WD_BREAK.LINE)
        p.add_run(a)


def lines(mark, bold=True, style=None):
    """A label, a mark and the answer."""
    def write(d, rows):
        for l, a, _ in rows:
            line(d, ("*%s*" if bold else "%s") % l, mark + a, style=style)
    return write


def tabs(d, rows):
    for l, a, _ in rows:
        p = d.add_paragraph()
        p.paragraph_format.tab_stops.add_tab_stop(Cm(7))
        p.add_run(l).bold = True
        p.add_run("\t" + a)


def dots(d, rows):
    for l, a, _ in rows:
        dotted(d, l + " : ", a)


def questions(first):
    """Numbered questions, the answer below."""
    def write(d, rows):
        for i, (l, a, _) in enumerate(rows, first):
            line(d, "*%d) %s*" % (i, l))
            line(d, a)
    return write


def lettered(d, rows):
    """Questions in a first column with a letter before them."""
    table(d, [["%s. %s" % ("abcdefghijkl"[i], l), a] for i, (l, a, _) in enumerate(rows)], bold=False)


def coloured(d, rows):
    """Labels in colour and capitals on a line of their own."""
    for l, a, _ in rows:
        r = d.add_paragraph().add_run(l.upper())
        r.font.color.rgb, r.font.size, r.bold = RGBColor(0x2E, 0x75, 0xB6), Pt(12), True
        line(d, a)


def subheadings(d, rows):
    for l, a, _ in rows:
        d.add_heading(l, 3)
        line(d, a)


def tick(*choices, sign=None):
    """Choices after the label on one line: Word's own boxes, or signs somebody typed."""
    def write(d, rows):
        for l, a, _ in rows:
            p = line(d, "*%s*" % l, " : ")
            for c in choices:
                if sign:
                    p.add_run((sign[0] if c == a else sign[1]) + " " + c + "   ")
                else:
                    box(p, c == a)
                    p.add_run(" " + c + "   ")
    return write


def tick_row(*choices):
    """A row of a table: the label, then the choices below each other."""
    def write(d, rows):
        for l, a, _ in rows:
            t = table(d, [[l, ""]])
            for i, c in enumerate(choices):
                p = t.rows[0].cells[1].paragraphs[0] if i == 0 else t.rows[0].cells[1].add_paragraph()
                box(p, c == a)
                p.add_run(" " + c)
    return write


def framed_note(d, rows):
    """A frame at the end, all in one cell, each label on its line."""
    t = table(d, [[[("*%s*" % l, " : " + a) for l, a, _ in rows]]], bold=False)
    shaded(t.rows[0].cells[0], "F2F2F2")


SHEETS = [
    # A department, fiche retour d'expérience.
    ("departement_retour", "fr", [
        head("DÉPARTEMENT DE L’ORBE – Direction de l’environnement"), band("FICHE RETOUR D’EXPÉRIENCE"),
        (two, [
            ("Intitulé de l’opération", "La vaisselle lavable des fêtes votives", "title"),
            ("Maître d’ouvrage", "Commune de Belval", "commune=belval"),
            ("Domaine d’intervention", "Déchets", "theme=dechets"),
            ("Année de réalisation", "2018", "period"),
            ("État d’avancement", "Réalisé", "status=faite"),
            ("Montant de l’opération", "8 412,60 € TTC", "means/cost/amount=8 412,60 TTC"),
            ("Aides mobilisées", "ADEME", "means/funding/by"),
            ("Résultats chiffrés", "9 000 gobelets jetables évités", "results/value=9 000"),
            ("Public concerné", "Comités des fêtes", "audience/who")]),
        heading("Contexte"), say("Chaque été, douze fêtes se succèdent et les gobelets jonchent la place du marché."),
        heading("Conseils aux autres communes"), say("Prévoir un local sec pour ranger les bacs."),
        (framed_note, [("Service référent", "Service des sports et de la vie associative", "contact/role"), ("Tél.", "05 65 22 33 44", "contact/phone")])]),
    # A waste syndicate, project sheet in a grid of four.
    ("syndicat_dechets", "fr", [
        running("SICTOM des vallées – plan local de prévention", "Fiche n° 7 – version de mars"), band("FICHE PROJET"),
        (four, [
            ("Nom du projet", "Broyeur mutualisé entre voisins", "title"), ("Commune pilote", "Les Ormes", "commune=ormes"),
            ("Axe du PLPDMA", "Réduction des déchets", "theme=dechets"), ("Démarrage", "avril 2017", "period/from=avril 2017"),
            ("Coût total HT", "14 300 €", "means/cost/amount=14 300 HT"), ("Financeurs", "Région Occitanie", "means/funding/by"),
            ("Temps agent", "12 jours", "means/people/days=12"), ("Cible", "Particuliers", "audience/who")]),
        (above, [
            ("En quelques mots", "Un broyeur tourne d’un hameau à l’autre le samedi matin.", "summary"),
            ("Objectif principal", "Détourner les branches de la déchèterie", "objectives/general"),
            ("Quantité détournée", "14 tonnes de branches", "results/value=14"),
            ("Structures associées", "CUMA du Causse", "partners")]),
        (lines(" : "), [("Personne à contacter", "Animateur prévention", "contact/role"), ("Mél", "prevention@sictom.example", "contact/email")])]),
    # A regional nature park.
    ("parc_naturel", "fr", [
        head("Parc naturel régional des Sources"), heading("Fiche expérience", 0),
        (coloured, [
            ("Titre de l’expérience", "Des mares pour les grenouilles et les écoliers", "title"),
            ("Collectivité", "Saint-Aubin-des-Prés", "commune=aubin"),
            ("Thématique abordée", "Eau et jardins", "theme=eau"),
            ("Calendrier de réalisation", "De l’automne 2015 au printemps 2017", ["period/from=automne 2015", "period/to=printemps 2017"]),
            ("Budget global", "22 k€", "means/cost/amount=22 k€"),
            ("Partenaires techniques", "Conservatoire d’espaces naturels", "partners"),
            ("Mots-clefs", "mare, biodiversité", "keywords")]),
        heading("Ce qui a bien marché"), say("Les enseignants ont repris la mare dans leurs cours dès la rentrée."),
        heading("Ce qui a moins bien marché"), say("La bâche a été percée par des ragondins."),
        (tabs, [("Pour en savoir plus", "https://mares.example.org/", "links/url"), ("Contact technique", "Chargé de mission eau", "contact/role")])]),
    # A LEADER group.
    ("leader_gal", "fr", [
        band("GAL Pays de l’Orbe – Programme LEADER", "FFD966"),
        (three("Rubrique", "Réponse du porteur", "Observations du GAL"), [
            ("Libellé du projet", "Épicerie ambulante", "title"),
            ("Bénéficiaire", "Communauté de communes du Val d’Orbe", "commune=val-orbe"),
            ("Thème principal", "Alimentation", "theme=alimentation"),
            ("Date de début d’exécution", "1er septembre 2016", "period/from=septembre 2016"),
            ("Date de fin d’exécution", "31 août 2018", "period/to=août 2018"),
            ("Coût total éligible", "61 250,00 €", "means/cost/amount=61 250,00"),
            ("Cofinanceurs", "FEADER", "means/funding/by"),
            ("Moyens humains", "0,5 ETP", "means/people/fte=0,5"),
            ("Public visé", "Personnes âgées isolées", "audience/who"),
            ("N° de dossier OSIRIS", "RMPY190216", None)]),
        say("La tournée passe dans neuf villages et s’arrête devant les anciennes écoles.")]),
    # An energy agency.
    ("agence_energie", "fr", [
        head("Agence locale de l’énergie et du climat"), (lines(" : ", style="List Bullet"), [
            ("Action", "Extinction de l’éclairage en cœur de nuit", "title"),
            ("Lieu", "Luc-sur-Orbe", "commune=luc"),
            ("Champ", "Énergie", "theme=energie"),
            ("Mise en service", "juin 2014", "period=juin 2014"),
            ("Investissement", "3 800 € HT", "means/cost/amount=3 800 HT"),
            ("Économies annuelles", "5 400 €", "means/gains/amount=5 400"),
            ("Subvention obtenue", "Syndicat d’énergie", "means/funding/by")]),
        (tick("En projet", "En cours", "Opérationnelle", "Abandonnée", sign="☑☐"), [("État de l’action", "Opérationnelle", "status=en place")]),
        heading("Bilan"), say("Aucune plainte n’est arrivée en mairie depuis la réunion publique."),
        (lines(" – "), [("Interlocuteur", "Conseiller en énergie partagé", "contact/role"), ("Courriel", "cep@alec.example", "contact/email")])]),
    # A plan climat, sheet with bands.
    ("pcaet_mobilite", "fr", [
        (titled("ACTION 4.2 – IDENTITÉ"), [
            ("Dénomination", "Pédibus des trois écoles", "title"), ("Pilote de l’action", "Belval", "commune=belval"),
            ("Axe stratégique", "Mobilités", "theme=mobilite"), ("Avancement", "En cours", "status=en cours"),
            ("Période de mise en œuvre", "2019-2021", "period=2019 2021")]),
        (titled("ACTION 4.2 – RESSOURCES"), [
            ("Budget prévisionnel", "2 150 €", "means/cost/amount=2 150"), ("Plan de financement", "Fonds propres", "means/funding/by"),
            ("Ressources humaines", "80 heures", "means/people/hours=80"), ("Acteurs mobilisés", "Parents d’élèves", "partners"),
            ("Bénéficiaires", "Écoliers du primaire", "audience/who")]),
        (titled("ACTION 4.2 – SUIVI"), [("Indicateur de suivi", "Nombre de lignes ouvertes", None), ("Fréquence de mise à jour", "annuelle", None)]),
        say("Les bénévoles portent un gilet jaune et tiennent la corde de couleur.")]),
    # A questionnaire of a county union of mayors.
    ("enquete_maires", "fr", [
        head("Enquête auprès des communes – vos initiatives"), (questions(1), [
            ("Quel nom avez-vous donné à votre initiative ?", "Les jardins de la gare", "title"),
            ("Quelle est votre commune ?", "Les Ormes", "commune=ormes"),
            ("À quelle thématique se rattache-t-elle ?", "Eau et jardins", "theme=eau"),
            ("Depuis quand existe-t-elle ?", "Mars 2013", "period=mars 2013"),
            ("À qui s’adresse-t-elle ?", "Habitants des immeubles", "audience/who"),
            ("Combien a-t-elle coûté ?", "1 260,40 €", "means/cost/amount=1 260,40"),
            ("Qui l’a financée ?", "Caisse d’allocations familiales", "means/funding/by"),
            ("Avec qui travaillez-vous ?", "Association des cheminots", "partners"),
            ("Qui peut-on appeler ?", "Secrétariat de mairie", "contact/role"),
            ("Souhaitez-vous recevoir notre lettre ?", "oui", None)])]),
    # A school-canteen sheet of a health agency.
    ("ars_cantine", "fr", [
        band("Agence régionale de santé – action probante", "F8CBAD"), (side_by_side(3), [
            ("Nom de l’action", "Le self qui pèse ses restes", "title"), ("Territoire", "Luc-sur-Orbe", "commune=luc"), ("Thématique de santé", "Alimentation durable", "theme=alimentation"),
            ("Population ciblée", "Collégiens", "audience/who"), ("Durée", "année scolaire 2016-2017", "period=2016-2017"), ("Opérateur", "Atelier des saveurs", None),
            ("Budget alloué", "4 900 €", "means/cost/amount=4 900"), ("Financement", "ARS", "means/funding/by"), ("Effectif touché", "310", "audience/number=310")]),
        (broken, [("Finalité", "Faire baisser le gaspillage sans rogner les portions", "objectives/general"), ("Résumé de l’action", "Une balance en bout de chaîne et des menus revus chaque mois.", "summary")]),
        say("Les cuisiniers ont demandé une seconde formation.")]),
    # A housing office.
    ("bailleur_compost", "fr", [
        heading("Fiche bonne pratique – Orbe Habitat", 1), (tabs, [
            ("Opération", "Compost au pied des tours", "title"), ("Ville", "Belval", "commune=belval"), ("Catégorie", "Déchets", "theme=dechets"),
            ("Début", "12 octobre 2015", "period/from=octobre 2015"), ("Statut", "En fonctionnement", "status=en place"),
            ("Dépenses engagées", "6 730 €", "means/cost/amount=6 730"), ("dont subventions", "Département : 40 %", ["means/funding/by=Département", "means/funding/share=40"]),
            ("Temps passé", "1 jour par semaine", None), ("Nombre de composteurs installés", "18", "results/value=18"), ("Locataires concernés", "240 foyers", None)]),
        heading("Les difficultés", 2), say("Les sacs en plastique reviennent à chaque déménagement."),
        (lines(" : "), [("Votre contact", "Responsable de secteur", "contact/role"), ("Téléphone portable", "06 01 02 03 04", "contact/phone")])]),
    # A community of municipalities, sheet of a territory project.
    ("crte_fiche", "fr", [
        (two_plain, [
            ("Intitulé de l’action", "Chaufferie bois de la piscine", "title"), ("Maîtrise d’ouvrage", "Communauté de communes du Val d’Orbe", "commune=val-orbe"),
            ("Orientation stratégique", "Énergie", "theme=energie"), ("Statut du projet", "Prévu", "status=prévue"),
            ("Calendrier prévisionnel", "2023-2025", "period=2023 2025"), ("Coût prévisionnel", "1,2 M€ HT", "means/cost/amount=1,2 M€ HT"),
            ("Partenaires financiers", "État (DETR)", "means/funding/by=État"), ("Partenaires", "ONF", "partners"),
            ("Référent", "Directeur des services techniques", "contact/role")]),
        say("La chaudière au fioul date de l’ouverture du bassin."), heading("Conditions de réussite", 2), say("Sécuriser l’approvisionnement avec les forestiers.")]),
    # Belgium: a strategic programme.
    ("wallonie_pst", "fr", [
        head("Programme stratégique transversal – Fiche action"), (lettered, [
            ("Dénomination de l’action", "Donnerie du parc à conteneurs", "title"), ("Administration communale", "Saint-Aubin-des-Prés", "commune=aubin"),
            ("Thématique", "Réduction des déchets", "theme=dechets"), ("Échéance", "décembre 2020", "period/to=décembre 2020"),
            ("État de la fiche", "Terminé", "status=faite"), ("Coût de l’action", "9.850,00 EUR", "means/cost/amount=9.850,00"),
            ("Pouvoir subsidiant", "Région wallonne", "means/funding/by"), ("Charge de travail", "15 jours/homme", "means/people/days=15"),
            ("Publics cibles", "Ménages", "audience/who")]),
        say("Le collège a marqué son accord en séance du printemps."),
        (lines(" : "), [("Agent traitant", "Conseillère en environnement", "contact/role"), ("GSM", "0470 12 34 56", "contact/phone")])]),
    # Belgium: a rural development group.
    ("commune_belge_pcdr", "fr", [
        (titled("FICHE-PROJET DU PCDR"), [
            ("Titre du projet", "Maraîchage au vieux presbytère", "title"), ("Entité", "Les Ormes", "commune=ormes"), ("Défi", "Alimentation durable", "theme=alimentation"),
            ("Estimation globale", "37.500 € TVAC", "means/cost/amount=37 500 TTC"), ("Sources de financement", "Fondation rurale", "means/funding/by"),
            ("Parties prenantes", "École communale", "partners"), ("Planning", "2017-2019", "period=2017 2019")]),
        say("La citerne a été remise en état par les ouvriers communaux.")]),
    # Switzerland.
    ("vaud_durable", "fr", [
        heading("Fiche de mesure – plan énergie et climat communal", 1), (two_coloured, [
            ("Nom de la mesure", "Vélos-cargos à l’essai", "title"), ("Commune responsable", "Luc-sur-Orbe", "commune=luc"), ("Domaine d’action", "Mobilités", "theme=mobilite"),
            ("Horizon de réalisation", "2021-2022", "period=2021 2022"), ("Degré d’avancement", "En cours", "status=en cours"),
            ("Coûts", "CHF 14'200.–", None), ("Entités impliquées", "Transports de la plaine", "partners"), ("Groupe cible", "Commerçants", "audience/who"),
            ("Dicastère", "Urbanisme", None), ("Répondant·e", "Déléguée à la durabilité", "contact/role")]),
        say("Deux vélos restent devant la poste, trois au dépôt.")]),
    # Québec.
    ("quebec_mrc", "fr", [
        head("MRC de l’Orbe – Portrait d’une initiative inspirante"), (dots, [
            ("Titre de l’initiative", "Frigo partagé de la bibliothèque", "title"), ("Municipalité", "Belval", "commune=belval"), ("Champ d’action", "Alimentation", "theme=alimentation"),
            ("Date de lancement", "le 3 juin 2019", "period=juin 2019"), ("Clientèle visée", "Aînés", "audience/who"), ("Bailleurs de fonds", "Centraide", "means/funding/by"),
            ("Budget", "4 200 $", None), ("Collaborateurs", "Maison des jeunes", "partners"), ("Personne-ressource", "Agente de développement", "contact/role"), ("Adresse courriel", "frigo@belval.example", "contact/email")]),
        say("Le frigo est débranché pendant la fin de semaine de l’Action de grâce.")]),
    # English.
    ("county_council_case", "en", [
        head("ORBESHIRE COUNTY COUNCIL"), heading("Case study: lessons learned", 1), (two, [
            ("Project title", "Reuse shop at the tip", "title"), ("Lead authority", "Belval", "commune=belval"), ("Policy area", "Waste", "theme=waste"),
            ("Project dates", "April 2016 to March 2018", ["period/from=April 2016", "period/to=March 2018"]), ("Current status", "Completed", "status=done"),
            ("Total cost", "£18,400", None), ("Staff resource", "0.4 FTE", "means/people/fte=0.4"), ("Delivery partners", "Furniture charity", "partners"),
            ("Results", "12 tonnes reused", "results/value=12"), ("Target group", "Bargain hunters", "audience/who"), ("Lead officer", "Waste strategy manager", "contact/role")]),
        heading("What would we do differently?", 2), say("Ask the drivers first, then move the skips.")]),
    ("housing_association", "en", [
        band("GOOD PRACTICE TEMPLATE", "D9D9D9"), (four, [
            ("Scheme name", "Draught busters", "title"), ("Local authority area", "Luc-sur-Orbe", "commune=luc"), ("Theme", "Energy", "theme=energy"), ("Start date", "3 October 2017", "period/from=October 2017"),
            ("Budget", "€12,500.50", "means/cost/amount=12,500.50"), ("Number of homes treated", "62", "results/value=62"), ("Funder", "Warm Homes Fund", "means/funding/by"), ("Who benefits?", "Tenants over 65", "audience/who"), ("Partners", "Repair café", "partners")]),
        (above, [("Brief description", "Volunteers fit draught strips in an afternoon.", "summary"), ("Key contact", "Energy adviser", "contact/role")])]),
    ("public_health_board", "en", [
        heading("Public Health Board – intervention summary", 0), (side_by_side(2), [
            ("Intervention name", "Walk to the clinic", "title"), ("Setting", "Belval", "commune=belval"), ("Topic", "Mobility", "theme=mobility"), ("Period of delivery", "2018-2019", "period=2018 2019"),
            ("Population group", "Out-patients", "audience/who"), ("Cost of intervention", "€7,300", "means/cost/amount=7,300"), ("Commissioned by", "Health board", None), ("Email", "walks@board.example", "contact/email")]),
        (tick("Planned", "Ongoing", "Completed", "Discontinued"), [("Stage", "Ongoing", "status=ongoing")]),
        say("The footpath floods in February and the signs point to the long way round.")]),
    ("parish_questionnaire", "en", [
        (questions(1), [
            ("What is your project called?", "The lending shed", "title"), ("Which town or parish are you from?", "Luc-sur-Orbe", "commune=luc"), ("Which theme fits best?", "Waste", "theme=waste"),
            ("When did it start?", "May 2015", "period=May 2015"), ("How much did it cost?", "€980", "means/cost/amount=980"), ("Who paid for it?", "Lottery fund", "means/funding/by"),
            ("How much staff time did it take?", "40 hours", "means/people/hours=40"), ("Who is it for?", "Allotment holders", "audience/who"), ("Would you do it again?", "Yes, with a bigger shed.", None)])]),
    ("leader_ireland", "en", [
        (three("Item", "Details", "Office use"), [
            ("Name of project", "Polytunnel for the hospice", "title"), ("Promoter", "Belval", "commune=belval"), ("LEADER theme", "Food", "theme=food"), ("Commencement date", "January 2019", "period/from=January 2019"),
            ("Completion date", "June 2020", "period/to=June 2020"), ("Total project cost", "€26,000", "means/cost/amount=26,000"), ("Match funding", "County council", "means/funding/by"), ("Target audience", "Patients and families", "audience/who")]),
        say("The frame went up in a gale and stood.")]),
    ("energy_agency_en", "en", [
        head("Regional Energy Agency – factsheet"), (lines(": "), [
            ("Project name", "Solar roof on the depot", "title"), ("Municipality", "Luc-sur-Orbe", "commune=luc"), ("Sector", "Energy", "theme=energy"), ("Year of implementation", "2020", "period"),
            ("Investment", "€88k", "means/cost/amount=88k"), ("Annual savings", "€9,100", "means/gains/amount=9,100"), ("Financing", "Green bond", "means/funding/by"), ("Status", "Operational", "status=in place"),
            ("Website", "https://roof.example.org/", "links/url"), ("Contact person", "Facilities manager", "contact/role")])]),
    ("nature_partnership", "en", [
        (coloured, [
            ("Title", "Meadow verges", "title"), ("Where", "Belval", "commune=belval"), ("Theme", "Water and gardens", "theme=water"), ("When", "Spring 2018", "period=Spring 2018"),
            ("Aim", "Bring the bees back to the ring road", "objectives/general"), ("Resources", "30 days", "means/people/days=30"), ("Costs", "€2,450", "means/cost/amount=2,450"), ("Working with", "Wildlife trust", "partners"), ("Tags", "verges, bees", "keywords")]),
        heading("Lessons", 2), say("Cut late, rake off, and warn the residents.")]),
    ("council_action_plan", "en", [
        band("ACTION SHEET 12"), (in_a_row, [("Action", "Cargo bikes for the post room", "title"), ("Lead", "Luc-sur-Orbe", "commune=luc"), ("Theme", "Mobility", "theme=mobility"), ("Status", "In progress", "status=ongoing")]),
        say(""), (in_a_row, [("Timescale", "2021-2023", "period=2021 2023"), ("Cost", "€15,600", "means/cost/amount=15,600"), ("Funded by", "Transport grant", "means/funding/by"), ("Contact", "Fleet officer", "contact/role")]),
        say("The hill by the church decides which bike is taken.")]),
    ("school_food", "en", [
        (broken, [
            ("Name of initiative", "Meat-free Thursday", "title"), ("Council", "Belval", "commune=belval"), ("Focus area", "Food", "theme=food"), ("Launch date", "September 2016", "period=September 2016"),
            ("Is it still running?", "In place", "status=in place"), ("Participants", "Pupils and teachers", "audience/who"), ("Estimated costs", "€3,150", "means/cost/amount=3,150"), ("Supported by", "Food trust", "partners"), ("For further information", "Catering manager", "contact/role")]),
        say("The lasagne won, the lentil loaf did not.")]),
    ("lessons_learned", "en", [
        heading("Lessons learned log", 1), (subheadings, [
            ("Name of the practice", "Tap water at council meetings", "title"), ("Organisation", "Luc-sur-Orbe", "commune=luc"), ("Subject area", "Water and gardens", "theme=water"), ("Date started", "2014", "period"),
            ("Summary", "Jugs took the place of bottles in every meeting room.", "summary"), ("Money saved", "€1,140 a year", "means/gains/amount=1,140"), ("Staff time required", "6 hours", "means/people/hours=6"), ("Stakeholders", "Works council", "partners")]),
        (tabs, [("Contact name and role", "Office services", "contact/role"), ("Phone number", "05 65 44 55 66", "contact/phone")])]),
]


def asked(rows):
    """What labels ask for; two that share a key ask for the words of both."""
    want = {}
    for _, answer, paths in rows:
        for path in [paths] if isinstance(paths, str) else paths or []:
            path, _, value = path.partition("=")
            want[path] = (want.get(path, "") + " " + (value or answer)).strip()
    return want


def writer(parts):
    def write(d):
        for way, rows in parts:
            way(d, rows)
    return write


def documents():
    for name, lang, parts in SHEETS:
        yield name, lang, asked([row for _, rows in parts for row in rows]), writer(parts)
