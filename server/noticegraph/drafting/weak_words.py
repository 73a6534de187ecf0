"""Words for data that also have many other meanings."""

WEAK = {
    "en": frozenset(
        "country state title role position content files documents notes device browser software height weight age sex "
        "address email phone telephone statistics activities activity choices settings preferences communications survey surveys "
        "survey language region province city town street zip industry department degree school education profession "
        "interest interests message messages questions chat video videos audio image images picture pictures photo photos "
        "logs behavior usage likes pages visits clicks scores music movement memory hardware carrier title code comments comment "
        "posts review reviews rating ratings feedback contacts health medical fitness steps exercise nutrition race religious religion faith "
        "ownership camera microphone voice sensors recordings allergies membership memberships skills expertise transactions orders purchases "
        "compensation references characteristics personality attitudes inferences contributions creations submissions inputs identifier identifiers "
        "attendance participation complaints inquiry inquiries inquires enquiries calendar profile interactions correspondence conversations attachments "
        "invoices employer company location searches keywords passcode password name signature signatures insurance vehicle itinerary reservations bookings "
        "biography bio compensation symptoms diagnosis intelligence domain signatures suggestions suggestion opinion opinions family grades schooling "
        "qualifications skills wifi wi-fi bluetooth gps genetics sensors choices isp os like session salary income wage gender racial position disabilities disability "
        "workout passport".split()
    ),
    "nl": frozenset(
        "land staat stad functie rol titel positie inhoud bestanden documenten notities apparaat browser software lengte gewicht leeftijd geslacht "
        "adres email e-mail telefoon statistieken activiteiten activiteit keuzes instellingen voorkeuren communicatie enquête taal regio provincie straat "
        "branche afdeling opleiding onderwijs beroep baan interesse interesses belangstelling bericht berichten vragen video video's audio afbeelding afbeeldingen "
        "foto foto's logs gedrag likes pagina's kliks klikken opmerkingen opmerking beoordelingen beoordeling recensie recensies feedback gezondheid godsdienst religie "
        "camera microfoon stem sensoren opnamen opnames allergieën lidmaatschap vaardigheden transacties orders aankopen aankoop bestelling bestellingen referenties "
        "kenmerken eigenschappen conclusies bijdragen invoer deelname klachten agenda profiel interacties interactie correspondentie gesprekken bijlagen facturen "
        "werkgever locatie wachtwoord naam namen handtekening verzekering voertuig reserveringen boekingen boeking biografie versie hardware positie content "
        "logboek logboeken provider volgers abonnement identiteitsbewijs reacties meningen sollicitatie lokatie gps dna school huishouden".split()
    ),
}
"""Words that also mean much else: they count only in an enumeration, or where data are named."""

VERY_WEAK = frozenset(
    "country device messages sms questions inquiries chat emails email interests interest communications telephone phone calls content "
    "documents files browser software state states transactions choices settings activities orders contacts message comments "
    "land apparaat berichten vragen e-mails interesses communicatie telefoon inhoud bestanden browser keuzes instellingen".split()
)
"""Words for a category only where data are listed or plainly collected."""
