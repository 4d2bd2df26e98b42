/**
 * The API agreement of this release, in Dutch: these bytes are what is signed, in either language of the screen.
 * A published version never changes; a change is a new version with a new date, and organisations sign that again.
 * The text keeps to the subset that `parts.rules.ts` reads: one line is one title, heading, paragraph or list item.
 */
export const apiAgreement: { version: string; publishedAt: string; source: string } = {
  version: "1.0",
  publishedAt: "2026-10-01",
  source: `# API-overeenkomst

Versie 1.0, gepubliceerd op 1 oktober 2026.

Deze overeenkomst regelt hoe een backoffice namens een organisatie gegevens ophaalt uit het portaal van Inlenersbeloning.com, en hoe beide partijen met die gegevens omgaan. De bijlage is de verwerkersovereenkomst van artikel 28 van de Algemene verordening gegevensbescherming (AVG). Overeenkomst en bijlage worden samen gesloten, met één handtekening.

## 1. Partijen en begrippen

1.1 Inlenersbeloning.com is de aanbieder van het portaal, bereikbaar via support@inlenersbeloning.com.

1.2 De Gebruiker is de organisatie (uitlener of inlener) namens wie deze overeenkomst in het portaal is ondertekend, met al haar werkmaatschappijen. Naam en KvK-nummer staan bij de handtekening.

1.3 Verder betekent in deze overeenkomst:

- Portaal: de webapplicatie van Inlenersbeloning.com.
- API: de toegang voor programma’s tot het Portaal, met de webhooks die daarbij horen.
- Werkmaatschappij: een bedrijf van de Gebruiker met een eigen nummer (WM-nummer) in het Portaal.
- Backoffice: het pakket of de dienst waarmee de Gebruiker de API gebruikt.
- Token en Secret: het paar waarmee een Backoffice aantoont voor welke Werkmaatschappij het komt.
- Inlenersbeloning: de arbeidsvoorwaarden die een inlener heeft vastgelegd voor de functies in zijn onderneming, met alle versies.
- Webhook: een bericht van het Portaal aan een adres van de Gebruiker dat iets is gewijzigd.
- Beheerder: iemand met de rol organisatiebeheerder bij de Gebruiker.

## 2. Waar het over gaat

2.1 Inlenersbeloning.com geeft de Gebruiker toegang tot de API om Inlenersbeloningen uit te wisselen. Dit recht is niet exclusief, niet overdraagbaar en duurt zo lang als deze overeenkomst.

2.2 De achtergrond is gelijkwaardige beloning. Gelijkwaardige arbeidsvoorwaarden gelden sinds 1 januari 2026 op grond van de CAO voor Uitzendkrachten, en vanaf 31 december 2026 op grond van de wet. De tweede datum berust bij publicatie van deze tekst op één bron.

2.3 Het Portaal geeft door wat inleners vastleggen. De inlener is verantwoordelijk voor de juistheid van wat hij publiceert, de uitlener voor de beloning van de mensen die hij uitleent. Inlenersbeloning.com stelt geen arbeidsvoorwaarden vast en geeft geen juridisch advies.

## 3. Wie de API gebruikt

3.1 Een Beheerder die bevoegd is de Gebruiker te binden, ondertekent deze overeenkomst. De handtekening geldt voor alle Werkmaatschappijen, ook voor Werkmaatschappijen die de Gebruiker later toevoegt.

3.2 Alleen een Backoffice van de Gebruiker zelf, of van een leverancier die voor de Gebruiker werkt, gebruikt de API. De Gebruiker legt zo’n leverancier dezelfde plichten op en is voor diens gebruik even verantwoordelijk als voor het eigen gebruik.

3.3 De Gebruiker bepaalt wie Beheerder is en houdt dat actueel. Wie de organisatie verlaat, verliest die rol zonder uitstel.

3.4 De Gebruiker blijft binnen de grenzen die de documentatie van de API noemt, zoals het aantal aanvragen per minuut, en probeert de beveiliging niet te omzeilen. Een beveiligingstest mag alleen met schriftelijke toestemming vooraf.

## 4. Tokens en Secrets

4.1 Een Token hoort bij één Werkmaatschappij. Elke Werkmaatschappij gebruikt haar eigen Token en niet dat van een andere.

4.2 Token en Secret worden één keer getoond. Inlenersbeloning.com bewaart ze alleen in een vorm waaruit ze niet zijn terug te lezen, en kan ze dus niet opnieuw geven.

4.3 De Gebruiker houdt Token en Secret geheim. Ze staan alleen in de Backoffice of in een kluis voor wachtwoorden, en gaan niet mee in een e-mail, een schermafdruk, een supportvraag of programmacode die anderen kunnen lezen.

4.4 De Gebruiker vervangt Token en Secret zodra iemand die ze kent ze niet meer nodig heeft, bijvoorbeeld bij vertrek van een medewerker of bij wisseling van leverancier. Kan een onbevoegde ze kennen, dan vervangt de Gebruiker ze direct en meldt dat zonder uitstel via support@inlenersbeloning.com.

4.5 De Gebruiker geeft een Token niet meer rechten dan de Backoffice nodig heeft.

4.6 De Gebruiker beëindigt een Token in het Portaal of met een bericht van een Beheerder aan support@inlenersbeloning.com, dat Inlenersbeloning.com zonder uitstel uitvoert.

4.7 Wat met een geldig Token en Secret gebeurt, geldt als gedaan door de Gebruiker, totdat het Token is beëindigd of de Gebruiker misbruik heeft gemeld.

4.8 Bij een ernstig risico voor de veiligheid van het Portaal of van anderen mag Inlenersbeloning.com een Token stilzetten. De Beheerders krijgen dan direct bericht, met de reden en met wat nodig is om het weer te gebruiken.

## 5. Welke gegevens

5.1 Een Backoffice haalt op, voor zover de rechten van het Token dat toelaten:

- Inlenersbeloningen die met de Werkmaatschappij zijn gedeeld, met hun versies en pdf’s;
- partners: de inleners waarmee de Werkmaatschappij is verbonden, met naam, KvK-nummer en zakelijke contactpersonen;
- functies die een inlener met de Werkmaatschappij deelt;
- uitvragen van de Werkmaatschappij.

5.2 Met het recht daarvoor verstuurt een Backoffice uitvragen en uitnodigingen namens de Werkmaatschappij. Een Backoffice van een inlener publiceert met het recht daarvoor de eigen Inlenersbeloningen van die inlener en trekt ze in.

5.3 De API levert geen gegevens van werknemers en vraagt er niet om. De Gebruiker zet zulke gegevens niet in het Portaal, ook niet in een vrij veld of een bestand: geen namen van uitgeleende of ingeleende mensen, geen burgerservicenummers, geen lonen van personen en niets over gezondheid.

5.4 De inlener beslist met welke Werkmaatschappij hij een functie deelt. Eindigt dat, dan is die functie vanaf dat moment niet meer op te halen. Wat al was opgehaald, mag de Gebruiker bewaren zolang dat nodig is om te verantwoorden hoe is beloond.

5.5 Gegevens blijven van de partij die ze heeft vastgelegd. Deze overeenkomst draagt geen rechten daarop over.

## 6. Waarvoor

6.1 De Gebruiker gebruikt opgehaalde gegevens alleen om gelijkwaardige beloning te bepalen, toe te passen, te controleren en te verantwoorden voor mensen die bij de betreffende inlener werken of gaan werken.

6.2 Niet toegestaan is in elk geval: gegevens verkopen of openbaar maken, inleners of uitleners met elkaar vergelijken voor tarieven of marktonderzoek, en contactpersonen benaderen voor iets anders dan de Inlenersbeloning.

6.3 Doorgeven mag aan de leverancier van de Backoffice, een accountant of controlerende instelling, een toezichthouder of rechter, en aan een werknemer over de eigen beloning. Ieder van hen krijgt alleen wat daarvoor nodig is.

## 7. Webhooks

7.1 De Gebruiker kan bij een Token een adres opgeven waar het Portaal wijzigingen meldt. Dat adres begint met https://, is bereikbaar vanaf het internet en hoort bij de Gebruiker of de leverancier van de Backoffice.

7.2 Een Webhook noemt wat is gewijzigd en welke versie het betreft. De gegevens zelf haalt de Backoffice daarna op met Token en Secret.

7.3 Elk bericht wordt ten minste één keer aangeboden. Het kan vaker aankomen, en berichten kunnen in een andere volgorde aankomen dan ze ontstonden. De Backoffice herkent een herhaling aan de kopregel webhook-id.

7.4 Berichten zijn ondertekend volgens Standard Webhooks. De Backoffice controleert die handtekening en verwerkt geen bericht waarvan zij niet klopt.

7.5 Antwoordt het adres niet of met een fout, dan biedt het Portaal het bericht gedurende ongeveer drie dagen opnieuw aan. Daarna stopt het, en blijft de wijziging op te halen via de API.

7.6 Een adres dat langdurig alleen fouten geeft, of meldt dat het is opgeheven, mag Inlenersbeloning.com uitschakelen. De Beheerders krijgen daarvan bericht.

## 8. Beschikbaarheid

8.1 Inlenersbeloning.com spant zich in om Portaal en API zonder onderbreking te laten werken, maar garandeert geen percentage.

8.2 Gepland onderhoud waarbij de API niet bereikbaar is, wordt ten minste twee werkdagen vooraf aan de Beheerders gemeld.

8.3 De Gebruiker houdt er rekening mee dat de API tijdelijk niet bereikbaar kan zijn. De Backoffice probeert het later opnieuw, en de Gebruiker heeft een eigen werkwijze om dan toch op tijd te verlonen.

8.4 Een wijziging van de API waardoor een Backoffice moet worden aangepast, wordt ten minste 30 dagen vooraf aangekondigd, tenzij de veiligheid eerder ingrijpen vraagt.

## 9. Een nieuwe versie van deze overeenkomst

9.1 Deze tekst heeft een versienummer en verandert na publicatie niet. Wil Inlenersbeloning.com iets wijzigen, dan publiceert het een nieuwe versie, die de Gebruiker opnieuw ondertekent.

9.2 Een nieuwe versie wordt ten minste 30 dagen voor haar uiterste tekendatum aangekondigd: per e-mail aan alle Beheerders en in het Portaal, met de verschillen erbij.

9.3 Tot en met de uiterste tekendatum werken lopende Tokens door onder de versie die de Gebruiker eerder ondertekende. Is de nieuwe versie dan nog niet ondertekend, dan kan de Gebruiker vanaf de dag daarna geen nieuwe Tokens maken en geven lopende Tokens geen gegevens meer. Na ondertekening werken dezelfde Tokens weer, zonder nieuw Token of Secret.

9.4 Wie de nieuwe versie niet wil, zegt op voor de uiterste tekendatum. Elke ondertekende versie blijft met het bewijs van ondertekening voor de Gebruiker beschikbaar.

## 10. Aansprakelijkheid

10.1 Komt Inlenersbeloning.com deze overeenkomst niet na, dan krijgt het eerst schriftelijk een redelijke termijn om dat te herstellen, als herstel nog mogelijk is. Herstelt het niet, dan vergoedt het de directe schade van de Gebruiker.

10.2 Die vergoeding is per kalenderjaar ten hoogste het bedrag dat de Gebruiker in de twaalf maanden voor de schade voor het Portaal betaalde of, als dat meer is, € 5.000.

10.3 Niet vergoed wordt gemiste omzet of winst, en schade doordat een inlener of uitlener iets onjuist, onvolledig of te laat heeft vastgelegd.

10.4 Voor de Gebruiker gelden tegenover Inlenersbeloning.com dezelfde grenzen.

10.5 Deze grenzen gelden niet bij opzet of bewuste roekeloosheid en niet waar de wet ze verbiedt. Ze beperken de rechten niet die de AVG aan betrokkenen geeft.

10.6 Wie door overmacht niet kan nakomen, is voor die tijd niet aansprakelijk en laat dat zo snel mogelijk weten.

## 11. Duur en einde

11.1 De overeenkomst begint op het moment van ondertekening en duurt voor onbepaalde tijd.

11.2 De Gebruiker kan op elk moment opzeggen met een bericht van een Beheerder aan support@inlenersbeloning.com, tegen de datum die daarin staat.

11.3 Inlenersbeloning.com kan opzeggen met een termijn van drie maanden, per e-mail aan alle Beheerders.

11.4 Schiet een partij ernstig tekort en herstelt zij dat niet binnen veertien dagen na een schriftelijke aanmaning, dan kan de andere partij de overeenkomst direct beëindigen.

11.5 Op de einddatum stoppen alle Tokens en Webhooks. Afspraken die bedoeld zijn om door te lopen, zoals geheimhouding, doel, aansprakelijkheid en het bewaren van bewijs, blijven gelden.

## 12. Handtekening, recht en geschillen

12.1 Partijen ondertekenen met een gewone elektronische handtekening (artikel 3, onder 10, van de eIDAS-verordening). Zij aanvaarden die handtekening, met wat het Portaal over de ondertekening vastlegt, als bewijs. Tegenbewijs blijft mogelijk.

12.2 Deze Nederlandse tekst wordt ondertekend. Een vertaling is alleen een toelichting.

12.3 Op deze overeenkomst is Nederlands recht van toepassing. Partijen proberen een geschil eerst in overleg op te lossen. Lukt dat niet, dan beslist de bevoegde rechter in Nederland.

12.4 Is een bepaling ongeldig, dan blijven de andere gelden en komt er een geldige bepaling voor in de plaats die zo dicht mogelijk bij de bedoeling blijft.

# Bijlage: verwerkersovereenkomst

Deze bijlage geldt voor persoonsgegevens die Inlenersbeloning.com bij deze overeenkomst voor de Gebruiker verwerkt. De Gebruiker is verwerkingsverantwoordelijke en Inlenersbeloning.com is verwerker. Begrippen hebben de betekenis van de AVG. Gaat het om persoonsgegevens, dan gaat deze bijlage voor op de overeenkomst.

## B1. Onderwerp, duur, aard en doel

B1.1 Onderwerp is het verwerken van persoonsgegevens in het Portaal en via de API, zolang de overeenkomst duurt en daarna zolang B9 het noemt.

B1.2 De aard van de verwerking is vastleggen, bewaren, tonen, via de API doorgeven aan de Backoffice, per e-mail berichten, in logboeken bijhouden en wissen.

B1.3 Het doel is Inlenersbeloningen uitwisselen, de toegang daartoe beveiligen en kunnen aantonen wie wat wanneer deed.

## B2. Soorten gegevens en betrokkenen

B2.1 Verwerkt worden:

- contactpersonen: naam, zakelijk e-mailadres, telefoonnummer en functie;
- gebruikers: naam, e-mailadres, wachtwoord in een vorm die niet is terug te lezen, rollen en sessies;
- ondertekenaars: naam, e-mailadres, functie, verklaring, moment, IP-adres en browser;
- logboeken: wie wat deed, op welk moment, en waar vastgelegd vanaf welk IP-adres.

B2.2 Betrokkenen zijn medewerkers en vertegenwoordigers van de Gebruiker en contactpersonen van zijn relaties.

B2.3 Gegevens van werknemers die worden uitgeleend of ingeleend, bijzondere persoonsgegevens en burgerservicenummers horen niet in het Portaal. Wie ze daar aantreft, meldt dat aan de ander, waarna ze worden gewist.

## B3. Instructies

B3.1 Inlenersbeloning.com verwerkt persoonsgegevens alleen op schriftelijke instructie van de Gebruiker. Deze overeenkomst, de keuzes van de Gebruiker in het Portaal en de opdrachten met een Token zijn die instructies. Voor eigen doelen gebruikt Inlenersbeloning.com de gegevens niet.

B3.2 Verplicht de wet tot iets anders, dan laat Inlenersbeloning.com dat vooraf weten, tenzij de wet dat verbiedt. Is een instructie volgens Inlenersbeloning.com in strijd met de AVG, dan meldt het dat direct.

## B4. Geheimhouding

B4.1 Wie bij Inlenersbeloning.com bij persoonsgegevens kan, heeft dat voor zijn werk nodig en is tot geheimhouding verplicht, ook na afloop van dat werk.

## B5. Beveiliging

B5.1 Inlenersbeloning.com neemt passende technische en organisatorische maatregelen als bedoeld in artikel 32 van de AVG en houdt ze actueel. Daartoe horen in elk geval:

- versleutelde verbindingen met het Portaal, de API en de adressen van Webhooks;
- wachtwoorden, Tokens en Secrets in een vorm die niet is terug te lezen, en sleutels van Webhooks versleuteld;
- scheiding tussen organisaties en Werkmaatschappijen, in het programma en nog eens in de database;
- een logboek waarin regels niet kunnen worden gewijzigd of verwijderd;
- reservekopieën, en de mogelijkheid om gegevens na een storing te herstellen.

## B6. Subverwerkers

B6.1 De Gebruiker geeft toestemming voor subverwerkers voor twee diensten: het draaien van servers en database, en het versturen van e-mail. Hun namen en vestigingsplaatsen geeft Inlenersbeloning.com op eerste verzoek.

B6.2 Een andere of extra subverwerker meldt Inlenersbeloning.com ten minste 30 dagen vooraf aan de Beheerders. De Gebruiker kan in die tijd bezwaar maken. Wordt dat bezwaar niet weggenomen, dan kan de Gebruiker kosteloos opzeggen voordat de subverwerker begint.

B6.3 Inlenersbeloning.com legt een subverwerker schriftelijk dezelfde plichten op en blijft voor diens werk verantwoordelijk.

## B7. Hulp

B7.1 Inlenersbeloning.com helpt de Gebruiker om verzoeken van betrokkenen te beantwoorden, zoals inzage, verbetering, wissen en overdracht. Een verzoek dat bij Inlenersbeloning.com binnenkomt, gaat binnen vijf werkdagen door naar de Gebruiker.

B7.2 Inlenersbeloning.com helpt ook bij de beveiliging, bij een effectbeoordeling (DPIA) en bij overleg met de Autoriteit Persoonsgegevens, voor zover het om deze verwerking gaat.

## B8. Datalekken

B8.1 Een inbreuk op persoonsgegevens meldt Inlenersbeloning.com aan de Beheerders zonder onredelijke vertraging nadat het die heeft ontdekt, en wel zo snel dat de Gebruiker binnen 72 uur bij de Autoriteit Persoonsgegevens kan melden.

B8.2 De melding noemt wat er is gebeurd, welke soorten gegevens en hoeveel betrokkenen het ongeveer treft, de waarschijnlijke gevolgen, de genomen maatregelen en wie meer weet. Wat nog niet bekend is, volgt later. De Gebruiker beslist over de melding aan de toezichthouder en aan betrokkenen.

## B9. Bewaren, teruggeven en wissen

B9.1 Inlenersbeloning.com bewaart:

- het bewijs van ondertekening: zolang de overeenkomst duurt en zeven jaar daarna;
- gepubliceerde versies met de contactpersonen erin: tot zeven jaar na hun geldigheid;
- logboeken van het inloggen en logboeken met IP-adressen: twaalf maanden;
- naam en e-mailadres bij een uitnodiging zonder antwoord: tot 30 dagen nadat zij is verlopen.

B9.2 Bij het einde van de overeenkomst kiest de Gebruiker: teruggeven in een gangbaar leesbaar bestand, of wissen. Maakt de Gebruiker geen keuze, dan wordt na 30 dagen gewist. Wat B9.1 of de wet langer laat bewaren, blijft tot dan en alleen daarvoor. Reservekopieën worden in hun gewone ritme overschreven.

## B10. Controle

B10.1 Inlenersbeloning.com geeft de Gebruiker alle informatie die nodig is om aan te tonen dat het deze bijlage nakomt, en werkt mee aan een audit door de Gebruiker of een onafhankelijke deskundige die tot geheimhouding verplicht is.

B10.2 Een audit wordt ten minste 30 dagen vooraf aangekondigd en is ten hoogste één keer per jaar, tenzij een inbreuk of een toezichthouder daartoe aanleiding geeft. Ieder draagt de eigen kosten.

## B11. Doorgifte buiten de EER

B11.1 Persoonsgegevens worden alleen binnen de Europese Economische Ruimte verwerkt. Doorgifte daarbuiten mag alleen met schriftelijke toestemming vooraf van de Gebruiker en volgens hoofdstuk V van de AVG.
`,
};
