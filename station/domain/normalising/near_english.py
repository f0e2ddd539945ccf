"""English words so near that no table should join them or tell them apart: hydrating, nourishing.

General knowledge of the trade, nobody's list. Written without blanks.
"""

ROWS = """
sugarfree unsweetened
unflavored original natural
cream creamy creamform
dietarysupplement foodsupplement nutritionalsupplement healthsupplement
hydrating nourishing
decoration decorative ornamental
aoc aop
igp vdp
vdf vdt
semidry mediumdry offdry
semisweet mediumsweet
purple violet
offwhite creamwhite
nude skincolor
thoroughlychilled refrigerated refrigerate
roomtemperature ambienttemperature ambient
fragrance perfume
salt sodiumchloride
sugar sucrose
folicacid folate
rapeseedoil canolaoil
wheyprotein whey
soybean soy
ginkgo ginkgobiloba
aloe aloebarbadensis
kaolin chinaclay
usbc typec usbtypec
unscented scentfree noscent fragrancefree
facecare skincare
oralhygiene oralcare
sunprotection suncare
femininehygiene femininecare
laundry washingclothes clotheswashing
babycare infantcare
makeup cosmetics cosmetic
travel travelling traveling
wood timber
oak oaktimber
fabric cloth textile
cottonblend cottonmix
silicone siliconerubber siliconrubber foodgradesilicone
memoryfoam memorysponge
carbonsteel highcarbonsteel
frozen deepfrozen
salted withsalt
unsalted saltfree
peeled skinless
pitted stonefree stoneless
boneless deboned
inshell withshell
unpasteurized raw
handmade handcrafted
sweetened withsugar
carbonated sparkling
uncarbonated noncarbonated still
natural dryprocessed
washed wetprocessed
dried dehydrated
darkblue deepblue
lightpink palepink
lightblue paleblue
pink rose
black jetblack
brown coffee
transparent seethrough
charcoal charcoalgrey
cream creme
skin nude
mint peppermint
hot spicy
sweet sugary
chocolate choc
vanilla vanillabean
chewable chewabletablet chewabletablets
tablets pills pill
ointment salve balm
aerosol spray
oval elliptical
keepawayfromsunlight avoidsunlight avoiddirectsunlight keepawayfromdirectsunlight
knittedfabric knitfabric
nutritionalsupplement nutritionsupplement
hairdye haircoloring
granules granulated
weightloss slimming
fauxfur fakefur
solidwood wood
copperalloy brass
"""
