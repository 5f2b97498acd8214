#!/usr/bin/env python3
"""Copies what the lab answers out of a folder of fact files into this one: trim.py FACTS

FACTS holds cmdlets/*.json, wmi.json and wmi-v1.json. Entries are copied as they are; nothing here is edited by hand.
"""
import json
import pathlib
import sys

CMDLETS = {
    "hyper-v": """Add-VMHardDiskDrive Checkpoint-VM Connect-VMNetworkAdapter Get-VHD Get-VM Get-VMHardDiskDrive Get-VMNetworkAdapter Get-VMSnapshot
        Get-VMSwitch New-VM Remove-VM Remove-VMHardDiskDrive Restore-VMSnapshot Resume-VM Save-VM Set-VM Set-VMFirmware Set-VMNetworkAdapter Start-VM Stop-VM
        Suspend-VM""",
    "failoverclusters": "Add-ClusterVirtualMachineRole Get-Cluster Get-ClusterGroup Get-ClusterNode Remove-ClusterGroup",
    "virtualmachinemanager": """Get-SCJob Get-SCLogicalNetwork Get-SCMACAddressPool Get-SCPortClassification Get-SCStaticIPAddressPool
        Get-SCStorageClassification Get-SCStorageFileShare Get-SCStorageVolume Get-SCUserRole Get-SCVirtualDiskDrive Get-SCVirtualHardDisk
        Get-SCVirtualMachine Get-SCVirtualNetwork Get-SCVirtualNetworkAdapter Get-SCVMCheckpoint Get-SCVMHost Get-SCVMHostCluster Get-SCVMHostGroup
        Get-SCVMMServer Get-SCVMNetwork New-SCVirtualDiskDrive New-SCVirtualMachine New-SCVirtualNetworkAdapter New-SCVirtualScsiAdapter
        New-SCVMCheckpoint Read-SCVirtualMachine Read-SCVMHost Remove-SCVirtualDiskDrive Remove-SCVirtualMachine Remove-SCVMCheckpoint
        Repair-SCVirtualMachine Reset-SCVirtualMachine Restore-SCVMCheckpoint Resume-SCVirtualMachine Set-SCVirtualMachine
        Set-SCVirtualNetworkAdapter Start-SCVirtualMachine Stop-SCVirtualMachine Suspend-SCVirtualMachine""",
    "cimcmdlets": "Get-CimInstance Invoke-CimMethod",
    "microsoft.powershell.management": """Copy-Item Get-ChildItem Get-Content Get-Item Get-ItemProperty Get-Process Get-Service Join-Path Move-Item New-Item Remove-Item
        Rename-Item Set-Content Split-Path Test-Path""",
    "microsoft.powershell.security": "Get-Acl Set-Acl",
    "smbshare": "Get-SmbShareAccess",
    "microsoft.powershell.utility": """ConvertTo-Json Get-Date Measure-Object New-Object Select-Object Sort-Object Start-Sleep Write-Debug Write-Error
        Write-Output Write-Progress Write-Verbose Write-Warning""",
}
CLASSES = """Msvm_ComputerSystem Msvm_HeartbeatComponent Msvm_ImageManagementService Msvm_KvpExchangeComponent Msvm_ShutdownComponent
    Msvm_StorageJob Msvm_VirtualHardDiskSettingData"""
CLASSES_OF_2008R2 = """Msvm_ComputerSystem Msvm_HeartbeatComponent Msvm_ImageManagementService Msvm_KvpExchangeComponent Msvm_ResourceAllocationSettingData
    Msvm_ShutdownComponent Msvm_StorageJob Msvm_SyntheticEthernetPortSettingData Msvm_VirtualHardDiskInfo Msvm_VirtualSwitch Msvm_VirtualSystemSettingData"""
WINDOWS = ["ws2012.docs", "ws2012r2.docs", "ws2016.docs", "ws2019.docs", "ws2022.docs", "ws2025.docs", "ps5.1-14393.real"]
VMM = [f"vmm{release}.docs" for release in ("2012", "2012sp1", "2012r2", "2016", "2019", "2022", "2025")]
POWERSHELL = ["ps3.0-ws2012.real", "ps4.0-ws2012r2.real", "ps5.1-14393.real"]

facts = pathlib.Path(sys.argv[1])
here = pathlib.Path(__file__).parent

for module, names in CMDLETS.items():
    for machine in VMM if module == "virtualmachinemanager" else WINDOWS if module in ("hyper-v", "failoverclusters") else POWERSHELL:
        source = facts / "cmdlets" / f"{module}.{machine}.json"
        if not source.exists():
            continue
        whole = json.loads(source.read_text())
        kept = {name: whole["cmdlets"][name] for name in sorted(names.split()) if name in whole["cmdlets"]}
        lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(entry)}" for name, entry in kept.items())
        (here / source.name).write_text(
            f'{{"module": {json.dumps(whole["module"])}, "source": {json.dumps(whole["source"])}, "cmdlets": {{\n{lines}\n}}}}\n')

for file, names in {"wmi.json": CLASSES, "wmi-v1.json": CLASSES_OF_2008R2}.items():
    whole = json.loads((facts / file).read_text())
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(whole['classes'][name])}" for name in names.split())
    (here / file).write_text(f'{{"source": {json.dumps(whole["source"])}, "classes": {{\n{lines}\n}}}}\n')
