"""Both doors to the disk: what is read is regular, bounded and inside the project; what is written is written whole.

No other package opens a file for an agenda or replaces an output. Reading never hangs on a pipe or a device, pictures
come out cleaned, and an old output is left byte for byte as it was until its successor lies complete beside it.
"""

from __future__ import annotations

from progprint.files.inputs import (
    apart,
    inputs_of_run,
    inputs_so_far,
    is_input,
    named_so_far,
    note_input,
    note_outputs,
    one_run,
    real_path,
)
from progprint.files.inside import is_inside, leads_outside, path_trouble, read_confined, read_inside, refused_outputs
from progprint.files.names import safe_names
from progprint.files.ours import (
    BESIDE,
    MARK,
    PROPERTIES,
    SEAL,
    digest_of_parts,
    is_ours,
    parts_of,
    pdf_identifier,
    sealed,
    sealed_picture,
)
from progprint.files.photos import PressColours, open_photo, picture_of, to_press
from progprint.files.quota import processor_quota
from progprint.files.read import (
    MAX_SOURCE,
    STREAM,
    is_absent,
    is_file,
    is_folder,
    is_planted,
    is_stream,
    is_there,
    list_files,
    read_folder,
    read_named,
    read_old,
    read_slice,
    read_source,
    stamps,
    write_stream,
)
from progprint.files.snapshot import installed, snapshot
from progprint.files.write import ENVIRONMENT_CODES, backup_of, write_files
