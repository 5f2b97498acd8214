#requires -Version 3.0

# An error as one text, for what goes on without it: "ID|0x80070005|words".
function ConvertTo-PortalError {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [object] $ErrorRecord)
    $ErrorActionPreference = 'Stop'

    $id = "$($ErrorRecord.FullyQualifiedErrorId)" -replace ',.*$', '' -replace '\|', ' '
    '{0}|0x{1:X8}|{2}' -f $id, $ErrorRecord.Exception.HResult, $ErrorRecord.Exception.Message
}
