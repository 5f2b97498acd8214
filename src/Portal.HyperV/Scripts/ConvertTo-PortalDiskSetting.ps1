#requires -Version 3.0

# The text of an embedded Msvm_VirtualHardDiskSettingData. Type: 3 dynamic, 4 differencing. Format: 2 VHD, 3 VHDX; it must match the extension.
# Size is in bytes; 0 is that of the source or parent.
function ConvertTo-PortalDiskSetting {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $Path,
        [Parameter(Mandatory)] [ValidateRange(3, 4)] [int] $Type,
        [string] $ParentPath,
        [long] $Size = 0
    )
    $ErrorActionPreference = 'Stop'

    $format = if ($Path -match '\.vhd$') { 2 } else { 3 }
    $parent = ''
    if ($ParentPath) { $parent = '<VALUE>{0}</VALUE>' -f [Security.SecurityElement]::Escape($ParentPath) }
    $template = '<INSTANCE CLASSNAME="Msvm_VirtualHardDiskSettingData">' +
        '<PROPERTY NAME="Type" TYPE="uint16"><VALUE>{0}</VALUE></PROPERTY>' +
        '<PROPERTY NAME="Format" TYPE="uint16"><VALUE>{1}</VALUE></PROPERTY>' +
        '<PROPERTY NAME="Path" TYPE="string"><VALUE>{2}</VALUE></PROPERTY>' +
        '<PROPERTY NAME="ParentPath" TYPE="string">{3}</PROPERTY>' +
        '<PROPERTY NAME="MaxInternalSize" TYPE="uint64"><VALUE>{4}</VALUE></PROPERTY>' +
        '<PROPERTY NAME="BlockSize" TYPE="uint32"><VALUE>0</VALUE></PROPERTY>' +
        '<PROPERTY NAME="LogicalSectorSize" TYPE="uint32"><VALUE>0</VALUE></PROPERTY>' +
        '<PROPERTY NAME="PhysicalSectorSize" TYPE="uint32"><VALUE>0</VALUE></PROPERTY>' +
        '</INSTANCE>'
    $template -f $Type, $format, [Security.SecurityElement]::Escape($Path), $parent, $Size
}
