#!/usr/bin/env python3
"""Copies what the script check needs out of a folder of fact files into this one: trim.py FACTS

FACTS holds cmdlets/*.json, wmi.json and wmi-v1.json. Writes ws2008r2.json, ws2012.json and ws2012r2.json, and vmm2012.json, vmm2012sp1.json and vmm2012r2.json
(every cmdlet that a script names: parameter sets with m mandatory, o optional, p positional; aliases; accepted values), cim.json and, for Scripts/V1, cim-v1.json
(every class that a script names: properties, methods with their arguments and the codes they return).
Nothing in those is edited by hand. A script that names something new: run this again.
"""
import json
import pathlib
import re
import sys

# Windows Server 2008 R2 has the PowerShell of 2012 by WMF 3.0, and no Hyper-V module. Of its clusters no facts were kept: of those of 2012, what is known to have been there.
CLUSTERS_OF_2008R2 = {"Get-Cluster": [], "Get-ClusterGroup": ["VMId"], "Get-ClusterNode": []}

MODULES = {
    "ws2008r2": ["failoverclusters.ws2012.docs", "cimcmdlets.ps3.0-ws2012.real"]
    + [f"microsoft.powershell.{part}.ps3.0-ws2012.real" for part in ("core", "management", "security", "utility")],
    "ws2012": ["hyper-v.ws2012.docs", "failoverclusters.ws2012.docs", "cimcmdlets.ps3.0-ws2012.real", "smbshare.ps3.0-ws2012.real"]
    + [f"microsoft.powershell.{part}.ps3.0-ws2012.real" for part in ("core", "management", "security", "utility")],
    "ws2012r2": ["hyper-v.ws2012r2.docs", "failoverclusters.ws2012r2.docs", "cimcmdlets.ps4.0-ws2012r2.real", "smbshare.ps4.0-ws2012r2.real"]
    + [f"microsoft.powershell.{part}.ps4.0-ws2012r2.real" for part in ("core", "management", "security", "utility")],
}

for vmm in ("vmm2012", "vmm2012sp1", "vmm2012r2"):
    MODULES[vmm] = [f"virtualmachinemanager.{vmm}.docs"]

# The fact files have Hyper-V's own classes only. Source: MicrosoftDocs/win32, desktop-src/CIMWin32Prov (classes there since Windows Server 2003).
CIMV2 = {
    "Win32_ComputerSystem": "Domain DNSHostName Name PartOfDomain TotalPhysicalMemory",
    "Win32_NTDomain": "ClientSiteName DnsForestName DomainControllerName DomainName Name Status",
    "Win32_OperatingSystem": "BuildNumber Caption FreePhysicalMemory LastBootUpTime TotalVisibleMemorySize Version",
    "Win32_Volume": "Capacity DriveLetter DriveType FileSystem FreeSpace Label Name",
}

# Left out there after a line that it could not read. Source: learn.microsoft.com, windows/win32/hyperv_v2/msvm-kvpexchangecomponent.
LEFT_OUT = {"Msvm_KvpExchangeComponent": ["GuestExchangeItems", "GuestIntrinsicExchangeItems"]}

facts = pathlib.Path(sys.argv[1])
here = pathlib.Path(__file__).resolve().parent
folder = here / "../../../src/Portal.HyperV/Scripts"
scripts, scripts_of_v1 = ("\n".join(path.read_text() for pattern in patterns for path in sorted(folder.glob(pattern))) for patterns in (("*.ps1", "Probe/*.ps1"), ("V1/*.ps1",)))
scripts_for_vmm = "\n".join(path.read_text() for path in sorted(folder.glob("Vmm/*.ps1")))


def write(name, head, entries):
    lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in sorted(entries.items()))
    (here / name).write_text(f'{{"sources": {json.dumps(head)},\n"entries": {{\n{lines}\n}}}}\n')


def names_in(text, names):
    return [name for name in names if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)]


def without(entry, later):
    sets = {name: {part: [each for each in given if each not in later] for part, given in shape.items()} for name, shape in entry["sets"].items()}
    return {**entry, "params": {name: kind for name, kind in entry["params"].items() if name not in later}, "sets": sets}


for release, modules in MODULES.items():
    cmdlets, sources = {}, []
    for module in modules:
        whole = json.loads((facts / "cmdlets" / f"{module}.json").read_text())
        sources.append(f"{whole['module']}: {whole['source']}")
        for name in names_in(scripts + scripts_of_v1 + scripts_for_vmm, whole["cmdlets"]):
            entry = whole["cmdlets"][name]
            if release == "ws2008r2" and module.startswith("failoverclusters"):
                if name not in CLUSTERS_OF_2008R2:
                    continue
                entry = without(entry, CLUSTERS_OF_2008R2[name])
            cmdlets[name] = {"sets": list(entry["sets"].values()), "switches": [name for name, kind in entry["params"].items() if kind == "switch"]}
            if entry.get("values"):
                cmdlets[name]["values"] = entry["values"]
    write(f"{release}.json", sources, cmdlets)

def classes(file, oldest, text):
    wmi = json.loads((facts / file).read_text())
    known = wmi["classes"] if isinstance(wmi["classes"], dict) else {entry["class"]: entry for entry in wmi["classes"]}
    kept = {}
    for name in names_in(text, known) + ["Msvm_ConcreteJob"]:
        entry = known[name]
        methods = {}
        for method, shape in entry.get("methods", {}).items():
            if shape.get("minServer", entry["minServer"]) == oldest and "params" in shape:
                methods[method] = {
                    "takes": [parameter["name"] for parameter in shape["params"] if "in" in parameter["dir"]],
                    "returns": [int(code) for code in shape.get("returnCodes", {}) if code.isdigit()],
                }
        properties = sorted({*entry["properties"], *LEFT_OUT.get(name, [])})
        kept[name] = {"namespace": wmi["namespace"], "since": entry["minServer"], "properties": properties, "methods": methods}
    for name, properties in CIMV2.items():
        kept[name] = {"namespace": "root\\cimv2", "since": "Windows Server 2003", "properties": properties.split(), "methods": {}}
    return [wmi["source"], "MicrosoftDocs/win32 desktop-src/CIMWin32Prov"], kept


write("cim.json", *classes("wmi.json", "Windows Server 2012", scripts))
write("cim-v1.json", *classes("wmi-v1.json", "Windows Server 2008", scripts + scripts_of_v1))
